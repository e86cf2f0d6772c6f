package org.tharsis.rules.language;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;

/**
 * A counting phrase: {@code distinct( destination.port ).per( source.ip ).within( 60s ) >= 15}.
 *
 * @param text as written, blanks evened
 * @param kind what is counted
 * @param filter for {@link Kind#COUNT_OF}: the constraints of the events that are counted
 * @param distinct for {@link Kind#DISTINCT}: the field whose values are counted
 * @param per the counted event's key fields
 * @param matching the asking event's fields to look the key up with; the same as {@code per} unless
 *     written
 * @param span how far back it looks, and for {@code around} how far ahead
 * @param around whether it looks ahead too, so that the asking event is held for as long
 * @param threshold from which value on it holds; at least 1
 */
public record Phrase(
    String text,
    Kind kind,
    @Nullable String filter,
    @Nullable Field distinct,
    List<Field> per,
    List<Field> matching,
    Duration span,
    boolean around,
    int threshold) {

  /** What a phrase counts. */
  public enum Kind {
    /** {@code count()}: events this pattern matches, this one included. */
    COUNT,
    /** {@code count( filter )}: strictly earlier events that match the filter. */
    COUNT_OF,
    /** {@code distinct( field )}: values of a field among events this pattern matches. */
    DISTINCT
  }

  /** The most a threshold may be: a window remembers that many of a key. */
  public static final int MAX_THRESHOLD = 100_000;

  public Phrase {
    per = List.copyOf(per);
    matching = List.copyOf(matching);
  }
}

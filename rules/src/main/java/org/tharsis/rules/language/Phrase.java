package org.tharsis.rules.language;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;

/**
 * A counting phrase: {@code distinct( destination.port ).per( source.ip ).within( 60s ) >= 15}.
 *
 * @param text as written, blanks evened
 * @param kind what is counted
 * @param filter for {@link Kind#COUNT_OF}: the constraints of the events that are counted
 * @param suspicions for {@link Kind#SUSPECTED}: the ids of the rules whose events are counted
 * @param field for {@link Kind#DISTINCT} whose values are counted, for {@link Kind#SUM} are summed
 * @param per the counted event's key fields
 * @param matching the asking event's fields to look the key up with; the same as {@code per} unless
 *     written
 * @param span how far back it looks, for {@code around} also ahead; for {@link Kind#SILENCE} how
 *     long nothing comes
 * @param around whether it looks ahead too, so that the asking event is held for as long
 * @param past for {@link Kind#RATE}: what is asked for beside the past
 * @param jitter for {@link Kind#REGULAR}: by how much an interval may differ, 1 to 50 percent
 * @param threshold from which value on it holds; at least 1
 * @param below whether it holds for smaller values instead
 * @param watched for how much of the span events must have been watched before too few count; zero
 *     for none
 */
public record Phrase(
    String text,
    Kind kind,
    @Nullable String filter,
    List<String> suspicions,
    @Nullable Field field,
    List<Field> per,
    List<Field> matching,
    Duration span,
    boolean around,
    @Nullable Past past,
    int jitter,
    long threshold,
    boolean below,
    Duration watched) {

  /** What a phrase counts. */
  public enum Kind {
    /** {@code count()}: events this pattern matches, this one included. */
    COUNT,
    /** {@code count( filter )}: strictly earlier events that match the filter. */
    COUNT_OF,
    /** {@code suspected( "rule" )}: strictly earlier events by which that rule held. */
    SUSPECTED,
    /** {@code distinct( field )}: values of a field among events this pattern matches. */
    DISTINCT,
    /** {@code sum( field )}: a field's numbers, of events this pattern matches. */
    SUM,
    /** {@code regular()}: as good as equal intervals in a row between such events. */
    REGULAR,
    /** {@code rate()}: by how many deviations such events are more than is usual for their key. */
    RATE,
    /** {@code last().silentFor( 10m )}: this event was the last such, for so long. */
    SILENCE;

    /** Whether it counts other events than those that ask. */
    public boolean ofOthers() {
      return this == COUNT_OF || this == SUSPECTED;
    }

    /** Whether it counts events or values, and so no further than it must. */
    public boolean countsOneByOne() {
      return hasCeiling();
    }

    /** Whether it may be asked for fewer than a number. */
    boolean hasCeiling() {
      return this == COUNT || this == DISTINCT || ofOthers();
    }
  }

  /**
   * What a rate must be beside unusual.
   *
   * @param atLeast so many events within the span, however few are usual; 1 to 1,000,000
   * @param coldStart so many while there is no past to compare with; {@code atLeast} to 1,000,000
   */
  public record Past(long atLeast, long coldStart) {}

  /** The most a threshold may be, sums apart: a window remembers that many of a key. */
  public static final int MAX_THRESHOLD = 100_000;

  /** The most intervals in a row that may be asked for. */
  public static final int MAX_INTERVALS = 200;

  /** The most values a {@code distinct} may ask for: they are looked through one by one. */
  public static final int MAX_DISTINCT = 10_000;

  /** The most deviations that may be asked for. */
  public static final int MAX_DEVIATIONS = 1000;

  /** How far back a rate looks for what is usual. */
  public static final Duration PAST = Duration.ofDays(42);

  /** How much intervals may differ unless the phrase says it, percent. */
  public static final int DEFAULT_JITTER = 10;

  public Phrase {
    suspicions = List.copyOf(suspicions);
    per = List.copyOf(per);
    matching = List.copyOf(matching);
  }

  /** The phrase that is written there; none where it is no phrase, or not one of today's. */
  public static Optional<Phrase> of(String text) {
    try {
      return PhraseReader.looksLikePhrase(text)
          ? Optional.of(PhraseReader.read(text))
          : Optional.empty();
    } catch (Mistake none) {
      return Optional.empty();
    }
  }

  /** Whether it holds if that is what was counted. */
  public boolean holds(long value) {
    return below ? value < threshold : value >= threshold;
  }

  /**
   * Whether there may have been more than this value of a finding's reason: counting ends with the
   * threshold, of events not before 256.
   */
  public boolean mayBeMore(long value) {
    boolean values = kind == Kind.DISTINCT;
    return kind.countsOneByOne()
        && !below
        && value >= (values ? threshold : Math.max(threshold, 255));
  }

  /** How long an event is held before the rule judges it; zero for at once. */
  public Duration hold() {
    return around || kind == Kind.SILENCE ? span : Duration.ZERO;
  }
}

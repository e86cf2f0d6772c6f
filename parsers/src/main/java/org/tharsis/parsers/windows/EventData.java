package org.tharsis.parsers.windows;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.parsers.template.Side;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Names;

/**
 * The data of one event: of each datum where its text lies. Of several, the first stays. Reused
 * event after event; belongs to one thread.
 */
final class EventData {
  private static final int SIZE = Datum.values().length;

  private final Names names;
  private final Values values;
  private final int[] froms = new int[SIZE];
  private final int[] tos = new int[SIZE];
  private byte[] bytes = {};
  private int used;

  EventData(Names names, Values values) {
    this.names = names;
    this.values = values;
  }

  /** Forgets everything. */
  void clear() {
    Arrays.fill(tos, 0);
    Arrays.fill(froms, 0);
    used = 0;
  }

  /** Whether it has neither a user nor a connection, which an event's text may still tell. */
  boolean tellsNobody() {
    return !has(Datum.SUBJECT_USER) && !has(Datum.TARGET_USER) && !has(Datum.SOURCE_ADDRESS);
  }

  /** Takes over the text {@code from[start, end)}, blanks around it apart; {@code -} is nothing. */
  void put(Datum datum, byte[] from, int start, int end) {
    int first = start;
    int last = end;
    while (first < last && Ascii.isSpace(from[first])) {
      first++;
    }
    while (last > first && Ascii.isSpace(from[last - 1])) {
      last--;
    }
    boolean none = first == last || (last - first == 1 && from[first] == '-');
    if (!none && !has(datum)) {
      copy(datum, from, first, last);
    }
  }

  void forget(Datum datum) {
    tos[datum.ordinal()] = 0;
    froms[datum.ordinal()] = 0;
  }

  private void copy(Datum datum, byte[] from, int start, int end) {
    int length = end - start;
    if (bytes.length - used < length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, used + length));
    }
    System.arraycopy(from, start, bytes, used, length);
    froms[datum.ordinal()] = used;
    used += length;
    tos[datum.ordinal()] = used;
  }

  boolean has(Datum datum) {
    return tos[datum.ordinal()] > froms[datum.ordinal()];
  }

  boolean is(Datum datum, String text) {
    return Ascii.is(bytes, froms[datum.ordinal()], tos[datum.ordinal()], text);
  }

  @Nullable String text(Datum datum) {
    return has(datum) ? names.of(bytes, froms[datum.ordinal()], tos[datum.ordinal()]) : null;
  }

  /** The number, or -1; see {@link Ascii#number}. */
  long number(Datum datum) {
    return Ascii.number(bytes, froms[datum.ordinal()], tos[datum.ordinal()]);
  }

  /** Puts a datum into a field; says whether there is one. */
  boolean into(EventDraft draft, Field field, Datum datum) {
    if (has(datum)) {
      values.put(field, bytes, froms[datum.ordinal()], tos[datum.ordinal()], draft);
    }
    return has(datum);
  }

  /** Puts in a user, who may be written with a domain; says whether there is one. */
  boolean user(EventDraft draft, @Nullable Side side, Datum datum) {
    return has(datum)
        && values.putUser(side, bytes, froms[datum.ordinal()], tos[datum.ordinal()], draft);
  }
}

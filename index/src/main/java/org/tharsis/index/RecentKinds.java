package org.tharsis.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What kinds of message brought with them lately, written as a template has it: mostly it is the
 * same again, and is then copied as a whole.
 */
final class RecentKinds {
  private static final int BITS = 10;

  private final @Nullable Kind[] kinds = new @Nullable Kind[1 << BITS];

  /**
   * Values that came together.
   *
   * @param fields their numbers in templates, a bit each
   * @param values in the order of the fields
   * @param template begins with them
   * @param numbers that are among them
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Kind(long fields, String[] values, byte[] template, long[] numbers) {
    boolean is(long otherFields, String[] others, int count) {
      if (fields != otherFields || values.length != count) {
        return false;
      }
      for (int i = 0; i < count; i++) {
        if (!values[i].equals(others[i])) {
          return false;
        }
      }
      return true;
    }
  }

  /** The kind of these values, if it is remembered. */
  @Nullable Kind find(long fields, String[] values, int count) {
    Kind kind = kinds[slot(fields, values, count)];
    return kind != null && kind.is(fields, values, count) ? kind : null;
  }

  /** Remembers one in the place of another; there is room for a fixed number of them. */
  void remember(Kind kind) {
    kinds[slot(kind.fields, kind.values, kind.values.length)] = kind;
  }

  private static int slot(long fields, String[] values, int count) {
    int hash = Long.hashCode(fields);
    for (int i = 0; i < count; i++) {
      hash = 31 * hash + values[i].hashCode();
    }
    return (hash * 0x9e3779b9) >>> (Integer.SIZE - BITS);
  }

  /** A kind of the first of these values. */
  static Kind of(long fields, String[] values, int count, Template template, long[] numbers) {
    return new Kind(
        fields,
        Arrays.copyOf(values, count),
        Arrays.copyOf(template.bytes(), template.length()),
        numbers);
  }
}

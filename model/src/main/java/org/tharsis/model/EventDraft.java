package org.tharsis.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An event while it is being understood: parsers put values in, then {@link #event} closes it. One
 * draft serves line after line after {@link #clear}; it belongs to one thread.
 */
public final class EventDraft {
  private static final int FIRST = Field.EVENT_ORIGINAL.ordinal() + 1;
  private static final Field[] FIELDS = Field.values();
  private static final int SLOTS = FIELDS.length - FIRST;

  static {
    if (SLOTS > Long.SIZE) {
      throw new AssertionError("a long holds the presence bits of 64 fields");
    }
  }

  private final @Nullable Object[] slots = new @Nullable Object[SLOTS];
  private long present;
  private long timestamp;

  /** The field of the lowest of these presence bits. */
  static Field lowest(long bits) {
    return FIELDS[FIRST + Long.numberOfTrailingZeros(bits)];
  }

  static long bit(Field field) {
    return 1L << (field.ordinal() - FIRST);
  }

  /** Forgets everything. */
  public EventDraft clear() {
    Arrays.fill(slots, null);
    present = 0;
    timestamp = 0;
    return this;
  }

  /** When it happened; milliseconds since the epoch. */
  public EventDraft timestamp(long epochMillis) {
    timestamp = epochMillis;
    return this;
  }

  public long timestamp() {
    return timestamp;
  }

  /** Sets a value of the field's type, or takes it away with null. */
  public EventDraft put(Field field, @Nullable Object value) {
    slots[field.ordinal() - FIRST] = value;
    present = value == null ? present & ~bit(field) : present | bit(field);
    return this;
  }

  /** Sets a value unless the field has one. */
  public EventDraft putIfAbsent(Field field, @Nullable Object value) {
    return has(field) ? this : put(field, value);
  }

  public boolean has(Field field) {
    return (present & bit(field)) != 0;
  }

  public @Nullable Object get(Field field) {
    return slots[field.ordinal() - FIRST];
  }

  /** Adds a tag; several are joined by a space. */
  public EventDraft remark(Remark remark) {
    Object tags = get(Field.TAGS);
    return put(Field.TAGS, tags == null ? remark.tag() : tags + " " + remark.tag());
  }

  /** The event of what was put in; the draft may then be cleared. */
  public Event event(Line line) {
    return new Event(this, line);
  }

  long present() {
    return present;
  }

  Object[] values() {
    Object[] values = new Object[Long.bitCount(present)];
    int at = 0;
    for (long left = present; left != 0; left &= left - 1) {
      Object value = slots[Long.numberOfTrailingZeros(left)];
      assert value != null;
      values[at++] = value;
    }
    return values;
  }
}

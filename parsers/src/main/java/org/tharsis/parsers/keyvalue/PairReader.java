package org.tharsis.parsers.keyvalue;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.Remark;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * Reads a message's pairs by a table; belongs to one thread.
 *
 * @param <P> what the format's class reads itself
 */
public final class PairReader<P extends Enum<P>> {
  private static final int MOST_FALLBACKS = 32;
  private static final Reading[] OF_FIELDS =
      Arrays.stream(Field.values()).map(Reading::of).toArray(Reading[]::new);

  private final KeyTable<P> keys;
  private final Names names;
  private final Readings readings;
  private final Cursor cursor = new Cursor();
  private final Pair pair = new Pair();
  private final int[] partFrom;
  private final int[] partTo;
  private final KeyTable.@Nullable Key[] fallbacks = new KeyTable.@Nullable Key[MOST_FALLBACKS];
  private final int[] fallbackFrom = new int[MOST_FALLBACKS];
  private final int[] fallbackTo = new int[MOST_FALLBACKS];
  private int fallbackCount;
  private boolean whole;
  private byte[] line = {};

  public PairReader(KeyTable<P> keys, Names names) {
    this.keys = keys;
    this.names = names;
    this.readings = new Readings(names);
    this.partFrom = new int[keys.parts()];
    this.partTo = new int[keys.parts()];
  }

  /**
   * Puts in what the pairs in {@code bytes[from, to)} say. Where a value is not of the form that
   * its key promises, the event is remarked as partly parsed.
   */
  public void read(Notation notation, byte[] bytes, int from, int to, EventDraft into) {
    line = bytes;
    whole = true;
    fallbackCount = 0;
    Arrays.fill(partFrom, 0);
    Arrays.fill(partTo, 0);
    cursor.reset(bytes, from, to);
    while (notation.next(cursor, pair)) {
      take(into);
    }
    for (int i = 0; i < fallbackCount; i++) {
      Reading reading = Objects.requireNonNull(Objects.requireNonNull(fallbacks[i]).reading());
      apply(reading, fallbackFrom[i], fallbackTo[i], into);
    }
    total(into);
    if (!whole) {
      into.remark(Remark.PARTLY_PARSED);
    }
  }

  private void take(EventDraft into) {
    KeyTable.Key key = keys.find(line, pair.keyFrom, pair.keyTo);
    if (key == null) {
      return;
    }
    int from = Ascii.skipBlanks(line, pair.from, pair.to);
    int to = Ascii.trimEnd(line, from, pair.to);
    if (keys.isNone(line, from, to)) {
      return;
    }
    Reading reading = key.reading();
    if (reading == null) {
      keep(key.part(), from, to);
    } else if (!key.fallback()) {
      apply(reading, from, to, into);
    } else if (fallbackCount < MOST_FALLBACKS) {
      fallbacks[fallbackCount] = key;
      fallbackFrom[fallbackCount] = from;
      fallbackTo[fallbackCount++] = to;
    }
  }

  /** The first of several stays. */
  private void keep(int part, int from, int to) {
    if (partTo[part] == 0) {
      partFrom[part] = from;
      partTo[part] = to;
    }
  }

  private void apply(Reading reading, int from, int to, EventDraft into) {
    if (Escapes.in(line, from, to)) {
      byte[] plain = Escapes.resolved(line, from, to);
      whole &= reading.put(readings, plain, 0, plain.length, into);
    } else {
      whole &= reading.put(readings, line, from, to, into);
    }
  }

  /** What went each way, together, where the device does not say it. */
  private static void total(EventDraft into) {
    sum(Field.SOURCE_BYTES, Field.DESTINATION_BYTES, Field.NETWORK_BYTES, into);
    sum(Field.SOURCE_PACKETS, Field.DESTINATION_PACKETS, Field.NETWORK_PACKETS, into);
  }

  private static void sum(Field sent, Field received, Field all, EventDraft into) {
    if (!into.has(all) && (into.has(sent) || into.has(received))) {
      into.put(all, number(into.get(sent)) + number(into.get(received)));
    }
  }

  private static long number(@Nullable Object value) {
    return value instanceof Long number ? number : 0;
  }

  /** Whether the part was there. */
  public boolean has(P part) {
    return partTo[part.ordinal()] > 0;
  }

  /** Whether the part was there and is {@code text}, in whatever case. */
  public boolean is(P part, String text) {
    return Ascii.is(line, from(part), to(part), text);
  }

  /** The part's text, or null if it was not there. */
  public @Nullable String text(P part) {
    if (!has(part)) {
      return null;
    }
    if (Escapes.in(line, from(part), to(part))) {
      byte[] plain = Escapes.resolved(line, from(part), to(part));
      return names.of(plain, 0, plain.length);
    }
    return names.of(line, from(part), to(part));
  }

  /** The part's number, or -1 if it was not there or is none. */
  public long number(P part) {
    return Ascii.number(line, from(part), to(part));
  }

  /** The line that was read last. */
  public byte[] line() {
    return line;
  }

  /** Where the part begins in the line. */
  public int from(P part) {
    return partFrom[part.ordinal()];
  }

  /** Where the part ends. */
  public int to(P part) {
    return partTo[part.ordinal()];
  }

  /** Puts the part in a field, if it was there. */
  public void put(P part, Field field, EventDraft into) {
    if (has(part)) {
      OF_FIELDS[field.ordinal()].put(readings, line, from(part), to(part), into);
    }
  }
}

package org.tharsis.parsers.fortinet;

import org.tharsis.model.EventDraft;
import org.tharsis.parsers.keyvalue.PairReader;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;

/**
 * When a log was written: {@code eventtime}, in seconds, or since FortiOS 6.2 in nanoseconds, of
 * the epoch; else date and time in {@code tz}, or the site's zone.
 */
final class Clock {
  private static final int SECONDS_DIGITS = 10;
  private static final int MILLIS_DIGITS = 13;
  private static final int LONGEST = 48;

  private final PairReader<Part> pairs;
  private final Timestamps timestamps;
  private final Cursor cursor = new Cursor();
  private final byte[] text = new byte[LONGEST];
  private int length;

  Clock(PairReader<Part> pairs, Timestamps timestamps) {
    this.pairs = pairs;
    this.timestamps = timestamps;
  }

  void put(EventDraft into) {
    long millis = epochMillis(pairs.from(Part.EVENTTIME), pairs.to(Part.EVENTTIME));
    if (millis > 0) {
      into.timestamp(millis);
    } else if (wallClock(into.timestamp())) {
      into.timestamp(timestamps.millis());
    }
  }

  private long epochMillis(int from, int to) {
    if (to - from == SECONDS_DIGITS) {
      return Ascii.number(pairs.line(), from, to) * 1000;
    }
    return to - from < MILLIS_DIGITS ? -1 : Ascii.number(pairs.line(), from, from + MILLIS_DIGITS);
  }

  private boolean wallClock(long arrived) {
    if (!pairs.has(Part.DATE) || !pairs.has(Part.TIME)) {
      return false;
    }
    length = 0;
    append(pairs.from(Part.DATE), pairs.to(Part.DATE));
    text[length++] = 'T';
    append(pairs.from(Part.TIME), pairs.to(Part.TIME));
    int zone = pairs.from(Part.TZ);
    boolean prefixed = Ascii.isAt(pairs.line(), zone, pairs.to(Part.TZ), "UTC");
    append(prefixed ? zone + 3 : zone, pairs.to(Part.TZ));
    return timestamps.read(cursor.reset(text, 0, length), arrived);
  }

  private void append(int from, int to) {
    int count = Math.max(0, Math.min(to - from, (LONGEST - 1) / 3));
    System.arraycopy(pairs.line(), from, text, length, count);
    length += count;
  }
}

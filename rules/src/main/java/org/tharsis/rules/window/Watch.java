package org.tharsis.rules.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * For how long events have been watched: absence means nothing while nobody looked. An hour without
 * any event at all counts as one in which nobody did.
 */
public final class Watch {
  private static final long LONGEST_PAUSE = 3_600_000;

  /** Of more gaps the earliest are forgotten, and the time before them with them. */
  private static final int MOST_GAPS = 64;

  private record Gap(long from, long to) {}

  private final Deque<Gap> gaps = new ArrayDeque<>();
  private long since = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  /** An event was judged; its time in milliseconds since the epoch. */
  public void seen(long time) {
    if (time <= last) {
      return;
    }
    if (last == Long.MIN_VALUE) {
      since = time;
    } else if (time - last > LONGEST_PAUSE) {
      gaps.addLast(new Gap(last, time));
      if (gaps.size() > MOST_GAPS) {
        since = gaps.removeFirst().to();
      }
    }
    last = time;
  }

  /** How much of the span that ends with this time was watched; milliseconds. */
  long millis(long time, long span) {
    long from = Math.max(since, time - span);
    long watched = time - from;
    for (Gap gap : gaps) {
      watched -= Math.max(0, Math.min(gap.to(), time) - Math.max(gap.from(), from));
    }
    return watched;
  }

  /** Writes what it knows. */
  public void save(DataOutput out) throws IOException {
    out.writeLong(since);
    out.writeLong(last);
    out.writeInt(gaps.size());
    for (Gap gap : gaps) {
      out.writeLong(gap.from());
      out.writeLong(gap.to());
    }
  }

  /** Reads it, before any event was judged. */
  public void load(DataInput in) throws IOException {
    since = in.readLong();
    last = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      gaps.addLast(new Gap(in.readLong(), in.readLong()));
    }
  }
}

package org.tharsis.rules.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.tharsis.rules.language.Phrase;

/**
 * By how many deviations a key's events within the span are more than is usual for it. They are
 * counted by sixtieths of the span. One thread uses it.
 */
final class Rate {
  /** Remembered sums, a power of two. */
  private static final int SUMS = 256;

  /** What a key's last event had in its span. */
  private static final class Sum {
    long high;
    long low;
    long slice = Long.MIN_VALUE;
    long events;

    boolean isOf(Fingerprint key, long ofSlice) {
      return slice == ofSlice && low == key.low() && high == key.high();
    }
  }

  private final int spanSlices;
  private final long threshold;
  private final Phrase.Past past;
  private final Slices slices;
  private final Baseline baseline;
  private final Sum[] sums = new Sum[SUMS];

  /**
   * @param slices of the span
   * @param spanSlices how many of them it has
   */
  Rate(Slices slices, int spanSlices, Baseline baseline, Phrase.Past past, long threshold) {
    this.slices = slices;
    this.spanSlices = spanSlices;
    this.baseline = baseline;
    this.past = past;
    this.threshold = threshold;
    Arrays.setAll(sums, any -> new Sum());
  }

  /**
   * Takes an event of a key.
   *
   * @param block where the key's slices lie
   * @return where they lie now
   */
  int take(Fingerprint key, long time, int block) {
    Sum sum = sums[at(key)];
    boolean goesOn = block != 0 && sum.isOf(key, slices.slice(time));
    slices.look(block).add(time, 1);
    sum.high = key.high();
    sum.low = key.low();
    sum.slice = slices.slice(time);
    sum.events = goesOn ? sum.events + 1 : slices.sum(time, spanSlices);
    baseline.seen(key, time, sum.events);
    return slices.block();
  }

  private static int at(Fingerprint key) {
    return (int) key.mixed() & (SUMS - 1);
  }

  /** How many the key's span holds; a walk unless it was its last event that ended it. */
  private long events(Fingerprint key, long time, int block) {
    Sum sum = sums[at(key)];
    return sum.isOf(key, slices.slice(time))
        ? sum.events
        : slices.look(block).sum(time, spanSlices);
  }

  /**
   * By how many deviations more than usual. Until the hour has a past of its own there must be more
   * than in any hour of the last week; without that, too, enough of them are as good as asked for.
   *
   * @param block where the key's slices lie
   */
  long deviations(Fingerprint key, long time, int block) {
    long events = events(key, time, block);
    if (events < past.atLeast()) {
      return 0; // whatever is usual, which takes longer to find out
    }
    Usual usual = baseline.usual(key, time);
    if (usual.weekly()) {
      return usual.deviations(events);
    }
    if (events < past.coldStart() || events <= usual.most()) {
      return 0;
    }
    return usual.known() ? usual.deviations(events) : threshold;
  }

  /** What it was compared with, in words. */
  String detail(Fingerprint key, long time, int block) {
    long events = events(key, time, block);
    Usual usual = baseline.usual(key, time);
    return usual.known()
        ? "%d, where %.1f is usual and %.1f its deviation, by %d %s"
            .formatted(
                events,
                usual.median(),
                usual.deviation(),
                usual.hours(),
                usual.weekly() ? "weeks of this hour" : "hours of the last week")
        : "%d, and no past to compare with".formatted(events);
  }

  void save(DataOutput out) throws IOException {
    baseline.save(out);
  }

  void load(DataInput in) throws IOException {
    baseline.load(in);
  }

  long evicted() {
    return baseline.evicted();
  }
}

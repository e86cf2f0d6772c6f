package org.tharsis.rules.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.tharsis.rules.language.Phrase;

/**
 * By how many deviations a key's events within the span are more than is usual for it. They are
 * counted by sixtieths of the span. One thread uses it.
 */
final class Rate {
  private final int spanSlices;
  private final long threshold;
  private final Phrase.Past past;
  private final Slices slices;
  private final Baseline baseline;

  /** Which sums are those of a key's last event. */
  private final Lately lately = new Lately();

  private final long[] sums = new long[Lately.PLACES];

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
  }

  /** Takes an event of a key, whose slices lie at that place of a table. */
  void take(Fingerprint key, long time, Table table, int place) {
    int at = Lately.place(key);
    long slice = slices.slice(time);
    boolean goesOn = lately.isOf(at, key, slice) && !slices.look(table, place).isEmpty();
    slices.look(table, place).add(time, 1);
    sums[at] = goesOn ? sums[at] + 1 : slices.sum(time, spanSlices);
    lately.is(at, key, slice);
    baseline.seen(key, time, sums[at]);
  }

  /** How many the key's span holds; a walk unless it was its last event that ended it. */
  private long events(Fingerprint key, long time, Table table, int place) {
    int at = Lately.place(key);
    return lately.isOf(at, key, slices.slice(time))
        ? sums[at]
        : slices.look(table, place).sum(time, spanSlices);
  }

  /**
   * By how many deviations more than usual. Until the hour has a past of its own there must be more
   * than in any hour of the last week; without that, too, enough of them are as good as asked for.
   */
  long deviations(Fingerprint key, long time, Table table, int place) {
    long events = events(key, time, table, place);
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
  String detail(Fingerprint key, long time, Table table, int place) {
    long events = events(key, time, table, place);
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

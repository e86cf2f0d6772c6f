package org.tharsis.rules.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tharsis.rules.language.Phrase;

/**
 * What is usual for each key at each hour of the week: for every hour of the past six weeks, the
 * most that a span of the phrase held in it. An hour in which a key did nothing had none of it, as
 * long as anybody was watching.
 *
 * <p>Compared is with the same hour of the weeks before if there are three of them, else with all
 * hours of the last week if there is a day of them; else there is no past yet. Hours are those of
 * UTC: where clocks are changed for summer, two weeks of them compare with the hour beside.
 */
final class Baseline {
  static final long HOUR = 3_600_000;
  static final int WEEK = 168;
  private static final int WEEKS = (int) (Phrase.PAST.toHours() / WEEK);
  private static final int ENOUGH_WEEKS = 3;
  private static final int ENOUGH_HOURS = 24;

  /** Keys whose last answer is remembered, and as many that spoke last; a power of two. */
  private static final int REMEMBERED = 256;

  private record Answer(long high, long low, long hour, Usual usual) {}

  /** The most that an hour of a key had, when there had been so many evictions. */
  private static final class Said {
    private long high;
    private long low;
    private long hour = Long.MIN_VALUE;
    private long most;
    private long evictions;

    boolean of(Fingerprint key, long ofHour, long ofEvictions) {
      return hour == ofHour && low == key.low() && high == key.high() && evictions == ofEvictions;
    }

    void is(Fingerprint key, long newHour, long newMost, long newEvictions) {
      high = key.high();
      low = key.low();
      hour = newHour;
      most = newMost;
      evictions = newEvictions;
    }
  }

  private final Table table;
  private final Ring ring;
  private final Slices hours;
  private final @Nullable Answer[] answers = new @Nullable Answer[REMEMBERED];
  private final Said[] lately = new Said[REMEMBERED];
  private long began = Long.MAX_VALUE;

  Baseline(Arena arena, int maxKeys) {
    this.hours = new Slices(arena, HOUR, WEEKS * WEEK + 1, Math::max);
    this.ring = new Ring(arena);
    this.table = new Table((WEEKS * WEEK + 1) * HOUR, maxKeys, new Blocks(arena));
    Arrays.setAll(lately, any -> new Said());
  }

  /**
   * Takes down how many events a key's span held at that time. Most of what is said is no more than
   * the hour had before, and is known to be from what was said last.
   */
  void seen(Fingerprint key, long time, long events) {
    began = Math.min(began, time);
    long hour = hours.slice(time);
    Said said = lately[at(key)];
    if (said.of(key, hour, table.evicted()) && events <= said.most) {
      return;
    }
    int place = table.at(key.high(), key.low(), hour * HOUR);
    hours.look(table.values(place)).add(time, events);
    table.values(place, hours.block());
    said.is(key, hour, hours.amount(hour), table.evicted());
  }

  private static int at(Fingerprint key) {
    return (int) key.mixed() & (REMEMBERED - 1);
  }

  /** What is usual for a key that was seen then. */
  Usual usual(Fingerprint key, long time) {
    long hour = hours.slice(time);
    int at = (int) Fingerprint.mixed(key.mixed() + hour) & (REMEMBERED - 1);
    Answer known = answers[at];
    boolean same =
        known != null && known.high == key.high() && known.low == key.low() && known.hour == hour;
    if (!same) {
      known = new Answer(key.high(), key.low(), hour, compute(key, hour));
      answers[at] = known;
    }
    return known.usual;
  }

  private Usual compute(Fingerprint key, long hour) {
    int place = table.find(key.high(), key.low());
    if (place < 0) {
      return Usual.UNKNOWN;
    }
    hours.look(table.values(place));
    long first = firstWholeHour();
    int weeks = (int) Math.min(WEEKS, (hour - first) / WEEK);
    if (weeks >= ENOUGH_WEEKS) {
      return Usual.of(amounts(hour, WEEK, weeks), true);
    }
    int day = (int) Math.min(WEEK, hour - first);
    return day >= ENOUGH_HOURS ? Usual.of(amounts(hour, 1, day), false) : Usual.UNKNOWN;
  }

  /** Of a key that may have been forgotten once, only what was seen since is known. */
  private long firstWholeHour() {
    long watched = hours.slice(began) + 1;
    return table.evicted() == 0 ? watched : Math.max(watched, hours.first() + 1);
  }

  private long[] amounts(long hour, int step, int count) {
    long[] amounts = new long[count];
    for (int i = 0; i < count; i++) {
      amounts[i] = hours.amount(hour - (long) step * (i + 1));
    }
    return amounts;
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(began);
    table.save(out, ring);
  }

  void load(DataInput in) throws IOException {
    began = in.readLong();
    table.load(in, ring);
  }

  static void skip(DataInput in) throws IOException {
    in.readLong();
    Table.skip(in);
  }

  long evicted() {
    return table.evicted();
  }
}

package org.tharsis.rules.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
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

  /** Hours since the epoch are fewer for a thousand years. */
  private static final int HOUR_BITS = 24;

  private final Table table;
  private final Slices hours;

  /** Of which keys it was told lately how many they had, in which hour, and how many at most. */
  private final Lately told = new Lately();

  private final long[] most = new long[Lately.PLACES];

  /** Of which keys it said lately what is usual for them, for which hour, and what. */
  private final Lately asked = new Lately();

  private final Usual[] usual = new Usual[Lately.PLACES];
  private long began = Long.MAX_VALUE;

  Baseline(Arena arena, int maxKeys) {
    this.hours = new Slices(arena, HOUR, WEEKS * WEEK + 1, Math::max);
    this.table = new Table((WEEKS * WEEK + 1) * HOUR, maxKeys, arena, true);
    Arrays.fill(usual, Usual.UNKNOWN);
  }

  /**
   * Takes down how many events a key's span held at that time. Most of what is said is no more than
   * the hour had before, and is known to be from what was said last.
   */
  void seen(Fingerprint key, long time, long events) {
    began = Math.min(began, time);
    int at = Lately.place(key);
    if (told.isOf(at, key, turn(time)) && events <= most[at]) {
      return;
    }
    long hour = hours.slice(time);
    int place = table.at(key, hour * HOUR);
    hours.look(table, place).add(time, events);
    table.seen(place, hour * HOUR);
    most[at] = hours.amount(hour);
    told.is(at, key, turn(time));
  }

  /** The hour in which it was told, and after how many evictions, which may have been the key's. */
  private long turn(long time) {
    return (table.evicted() << HOUR_BITS) + hours.slice(time);
  }

  /** What is usual for a key that was seen then. */
  Usual usual(Fingerprint key, long time) {
    long hour = hours.slice(time);
    int at = Lately.place(key);
    if (!asked.isOf(at, key, hour)) {
      usual[at] = compute(key, hour);
      asked.is(at, key, hour);
    }
    return usual[at];
  }

  private Usual compute(Fingerprint key, long hour) {
    int place = table.find(key);
    if (place < 0) {
      return Usual.UNKNOWN;
    }
    hours.look(table, place);
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
    table.save(out);
  }

  void load(DataInput in) throws IOException {
    began = in.readLong();
    table.load(in);
  }

  static void skip(DataInput in) throws IOException {
    in.readLong();
    Table.skip(in);
  }

  long evicted() {
    return table.evicted();
  }
}

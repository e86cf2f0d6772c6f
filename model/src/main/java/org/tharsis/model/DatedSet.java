package org.tharsis.model;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that change over time: which of them held when. Before the first version that is known,
 * that one held. Versions of the past are read when they are asked for, and the last few that were
 * read are kept. Any thread may ask.
 */
public final class DatedSet {
  /**
   * So many past versions are kept: about the end of one, who screens an event, who judges one that
   * came before and who judges one that was held may each ask for another.
   */
  private static final int KEPT = 3;

  private final long[] starts;
  private final List<Supplier<AddressSet>> earlier;
  private final AddressSet now;
  private volatile List<Past> read = List.of();

  private record Past(int index, AddressSet set) {}

  private DatedSet(long[] starts, List<Supplier<AddressSet>> earlier, AddressSet now) {
    this.starts = starts;
    this.earlier = earlier;
    this.now = now;
  }

  /** One that never changed. */
  public static DatedSet always(AddressSet set) {
    return new DatedSet(new long[0], List.of(), set);
  }

  /**
   * One that changed.
   *
   * @param earlier versions by when each began to hold, in milliseconds since the epoch
   * @param start when the present one began to hold; what is not earlier is left out
   * @param now the present one
   */
  public static DatedSet of(
      SortedMap<Long, Supplier<AddressSet>> earlier, long start, AddressSet now) {
    SortedMap<Long, Supplier<AddressSet>> before = earlier.headMap(start);
    long[] starts = new long[before.size()];
    int at = 0;
    for (long each : before.keySet()) {
      starts[at++] = each;
    }
    if (starts.length > 0) { // the first holds before its time, too; each begins where one ends
      System.arraycopy(starts, 1, starts, 0, starts.length - 1);
      starts[starts.length - 1] = start;
    }
    return new DatedSet(starts, List.copyOf(before.values()), now);
  }

  /** What holds now. */
  public AddressSet now() {
    return now;
  }

  /** What held then; milliseconds since the epoch. */
  public AddressSet at(long time) {
    int last = starts.length - 1;
    if (last < 0 || time >= starts[last]) {
      return now;
    }
    int found = Arrays.binarySearch(starts, time);
    int index = found >= 0 ? found + 1 : -1 - found;
    for (Past past : read) {
      if (past.index == index) {
        return past.set;
      }
    }
    return read(index);
  }

  /** Two threads may do so at once; then one of them will read again some time. */
  private AddressSet read(int index) {
    Past past = new Past(index, earlier.get(index).get());
    read = Stream.concat(Stream.of(past), read.stream()).limit(KEPT).toList();
    return past.set;
  }

  /** Takes versions with the time they held. */
  @FunctionalInterface
  public interface Versions {
    /**
     * @param from its first millisecond since the epoch; {@link Long#MIN_VALUE} for no beginning
     * @param to its last; {@link Long#MAX_VALUE} for no end
     */
    void take(long from, long to, AddressSet set);
  }

  /**
   * Goes through the versions that held at any time between two, the earliest first.
   *
   * @param first milliseconds since the epoch
   * @param last not before that
   */
  public void forEachVersion(long first, long last, Versions to) {
    for (int i = 0; i < versions(); i++) {
      long from = i == 0 ? Long.MIN_VALUE : starts[i - 1];
      long until = i == starts.length ? Long.MAX_VALUE : starts[i] - 1;
      if (from <= last && first <= until) {
        to.take(from, until, i == starts.length ? now : earlier.get(i).get());
      }
    }
  }

  /** How many versions are known. */
  public int versions() {
    return starts.length + 1;
  }

  /** The same addresses now, and as many versions that began at the same times; none is read. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DatedSet that
        && Arrays.equals(starts, that.starts)
        && now.equals(that.now);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(starts), now);
  }

  @Override
  public String toString() {
    return "%s in %d versions".formatted(now, versions());
  }
}

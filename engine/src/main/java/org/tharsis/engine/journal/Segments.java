package org.tharsis.engine.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The segments there are, by number, and how many bytes they have together. */
final class Segments {
  private final ConcurrentSkipListMap<Integer, Segment> all = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<Integer, Long> sizes = new ConcurrentSkipListMap<>();
  private long bytes;

  synchronized void add(Segment segment, long size) {
    sizes.put(segment.number(), size);
    bytes += size;
    all.put(segment.number(), segment);
  }

  /** It is so long now. */
  synchronized void resize(Segment segment, long size) {
    Long before = sizes.put(segment.number(), size);
    bytes += size - (before == null ? 0 : before);
  }

  /** The first from this number on; null if there is none. */
  @Nullable Segment from(int number) {
    var entry = all.ceilingEntry(number);
    return entry == null ? null : entry.getValue();
  }

  @Nullable Segment last() {
    var entry = all.lastEntry();
    return entry == null ? null : entry.getValue();
  }

  /**
   * The number of the oldest segment of those that, with all newer ones, have so many bytes; the
   * oldest there is if all have fewer.
   */
  synchronized int last(long wanted) {
    long found = 0;
    int number = all.isEmpty() ? 0 : all.firstKey();
    for (var each : sizes.descendingMap().entrySet()) {
      number = each.getKey();
      found += each.getValue();
      if (found >= wanted) {
        break;
      }
    }
    return number;
  }

  synchronized long bytes() {
    return bytes;
  }

  /** Deletes those with lesser numbers. */
  synchronized void deleteBefore(int number) throws IOException {
    SortedMap<Integer, Segment> before = all.headMap(number);
    while (!before.isEmpty()) {
      Segment first = before.get(before.firstKey());
      if (first != null) {
        Files.deleteIfExists(first.file());
        forget(first);
      }
    }
  }

  private void forget(Segment segment) {
    all.remove(segment.number());
    Long size = sizes.remove(segment.number());
    bytes -= size == null ? 0 : size;
  }
}

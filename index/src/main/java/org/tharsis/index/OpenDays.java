package org.tharsis.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/** The days that are written to now; the one not used for longest makes room for another. */
final class OpenDays implements Closeable {
  static final int MOST = 8;

  /** What one day's writer may hold before it writes a segment; more was measured to cost more. */
  private static final double BUFFER_MEGABYTES = 64;

  /** What they may hold together. */
  private static final double ALL_BUFFERS_MEGABYTES = 128;

  private final Path events;
  private final Flushes flushes = new Flushes();
  private final Deliveries deliveries;
  private final Templates templates = new Templates();
  private final LinkedHashMap<Day, DayWriter> writers = new LinkedHashMap<>(16, 0.75f, true);
  private @Nullable DayWriter latest;
  private TimeRange latestRange = new TimeRange(0, 0);

  OpenDays(Path events, Deliveries deliveries) {
    this.events = events;
    this.deliveries = deliveries;
  }

  /** The writer of the day this time lies in. */
  DayWriter at(long epochMillis) throws IOException {
    DayWriter same = latest;
    if (same != null && latestRange.from() <= epochMillis && epochMillis < latestRange.to()) {
      return same;
    }
    Day day = Day.of(epochMillis);
    DayWriter writer = on(day);
    latest = writer;
    latestRange = day.range();
    return writer;
  }

  /** The writer of a day. */
  DayWriter on(Day day) throws IOException {
    DayWriter open = writers.get(day);
    return open == null ? open(day) : open;
  }

  private DayWriter open(Day day) throws IOException {
    if (writers.size() == MOST) {
      closeEldest();
    }
    DayWriter writer = DayWriter.open(day.below(events), flushes, deliveries, templates);
    writers.put(day, writer);
    shareBuffers();
    return writer;
  }

  /** But not what is being compacted, which is one at most, and not what took the last event. */
  private void closeEldest() throws IOException {
    for (Map.Entry<Day, DayWriter> each : writers.entrySet()) {
      DayWriter eldest = each.getValue();
      if (!eldest.isCompacting() && eldest != latest) {
        writers.remove(each.getKey());
        eldest.close();
        return;
      }
    }
  }

  /** Closes a day's writer, if there is one; returns false while it is being compacted. */
  boolean close(Day day) throws IOException {
    DayWriter open = writers.get(day);
    if (open == null) {
      return true;
    }
    if (open.isCompacting()) {
      return false;
    }
    writers.remove(day);
    open.close();
    return true;
  }

  /** The day that took the last event, if it was one of these. */
  boolean isWritten(Day day) {
    DayWriter writer = latest;
    return writer != null && writer == writers.get(day);
  }

  private void shareBuffers() {
    double share = Math.min(BUFFER_MEGABYTES, ALL_BUFFERS_MEGABYTES / writers.size());
    writers.values().forEach(writer -> writer.buffer(share));
  }

  /** See {@link Templates#forgotten}. */
  long forgottenTemplates() {
    return templates.forgotten();
  }

  @Nullable DayWriter ifOpen(Day day) {
    return writers.get(day);
  }

  /** Which streams the day holds, whether or not it is open. */
  StreamSpans spans(Day day) throws IOException {
    DayWriter open = writers.get(day);
    return open == null ? DayReader.committedSpans(day.below(events)) : open.spans();
  }

  /** What is missing of the day, whether or not it is open. */
  Gap gap(Day day) throws IOException {
    DayWriter open = writers.get(day);
    return open == null ? DayReader.committedGap(day.below(events)) : open.gap();
  }

  /** Whether a day that is not open, and need not be for that, lies as small as it can. */
  boolean isCompact(Day day) throws IOException {
    Path path = day.below(events);
    if (writers.containsKey(day) || !Files.isDirectory(path)) {
      return false;
    }
    try (Directory directory = FSDirectory.open(path)) {
      return DirectoryReader.indexExists(directory) && DayWriter.isCompact(directory);
    }
  }

  /** Adds those of a stream's offsets that the day has, whether or not it is open. */
  void read(Day day, StreamOffsets offsets) throws IOException {
    DayWriter open = writers.get(day);
    try (DayReader reader = open == null ? DayReader.open(day.below(events)) : DayReader.of(open)) {
      if (reader != null) {
        offsets.read(reader.index());
      }
    }
  }

  Collection<DayWriter> all() {
    return writers.values();
  }

  /** Closes every one, whatever becomes of another; they may flush up to their end. */
  @Override
  public void close() throws IOException {
    List<DayWriter> closing = new ArrayList<>(writers.values());
    writers.clear();
    latest = null;
    try (flushes) {
      IOUtils.close(closing);
    }
  }
}

package org.tharsis.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;

/** Writes one day's events. */
final class DayWriter implements Closeable {
  private static final double MEGABYTE = 1 << 20;

  /** A compact day has a segment for each of these. */
  private static final long SEGMENT_BYTES = 5L << 30;

  /** A day with so many late or forgotten events in a hundred is worth compacting again. */
  private static final int LOOSE_PERCENT = 5;

  /**
   * So many segments of a size are merged into one. Lucene's 8 would have each event written once
   * more a day.
   */
  private static final int SEGMENTS_PER_TIER = 24;

  /**
   * A segment of more is left as it is until the day is compacted: merging it again would take the
   * memory and the processor that what comes meanwhile needs.
   */
  private static final int MERGED_MEGABYTES = 512;

  /** Beyond these, what is added waits for merges. */
  private static final int MOST_MERGES_WAITING = 32;

  private static final double FIRST_BUFFER_MEGABYTES = 16;

  private final FSDirectory directory;
  private final IndexWriter writer;
  private final DayCodec codec;
  private final Flushes flushes;
  private final Deliveries deliveries;
  private final EventBatch batch;
  private final StreamSpans spans;
  private StreamSpans had;
  private Gap gap;
  private long buffer = Long.MAX_VALUE;
  private boolean compacting;

  private DayWriter(
      FSDirectory directory,
      IndexWriter writer,
      DayCodec codec,
      Flushes flushes,
      Deliveries deliveries,
      Templates templates) {
    this.directory = directory;
    this.writer = writer;
    this.codec = codec;
    this.flushes = flushes;
    this.deliveries = deliveries;
    this.batch = new EventBatch(templates);
    Map<String, String> data = new HashMap<>();
    Iterable<Map.Entry<String, String>> committed = writer.getLiveCommitData();
    if (committed != null) {
      committed.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    this.spans = StreamSpans.read(data);
    this.had = spans.copy();
    this.gap = Gap.read(data);
  }

  static DayWriter open(Path path, Flushes flushes, Deliveries deliveries, Templates templates)
      throws IOException {
    DayCodec codec = new DayCodec();
    return Storage.open(
        path,
        directory -> {
          boolean begun = DirectoryReader.indexExists(directory);
          IndexWriter writer = Storage.writer(directory, Schema.EVENTS, config(codec));
          DayWriter day = new DayWriter(directory, writer, codec, flushes, deliveries, templates);
          if (!begun) {
            day.write(); // without a list of them, segments are what somebody left of a day
          }
          return day;
        });
  }

  private static TieredMergePolicy merging() {
    TieredMergePolicy policy = new TieredMergePolicy();
    policy.setSegmentsPerTier(SEGMENTS_PER_TIER);
    policy.setMaxMergedSegmentMB(MERGED_MEGABYTES);
    return policy;
  }

  private static IndexWriterConfig config(DayCodec codec) {
    ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
    merges.setMaxMergesAndThreads(MOST_MERGES_WAITING, 1);
    return Storage.config(FIRST_BUFFER_MEGABYTES)
        .setCodec(codec)
        .setMergePolicy(merging())
        .setMergeScheduler(merges)
        // Or else each commit merges what is small before it returns, up to half a second.
        .setMaxFullFlushMergeWaitMillis(0);
  }

  /**
   * What may wait in memory: half of it is written beside what is added then; all of it, before
   * more is added.
   */
  void buffer(double megabytes) {
    buffer = (long) (megabytes * MEGABYTE / 2);
    writer.getConfig().setRAMBufferSizeMB(megabytes);
  }

  /** Whether it had this event when it was opened: events of a stream come in their order. */
  boolean had(EventId id) {
    return had.mayHave(id);
  }

  /**
   * Adds an event; Lucene gets it with some others.
   *
   * @param sender said again with it by {@link Deliveries#refused} if Lucene does not take it
   * @throws RuntimeException if this event can't be added
   */
  void add(Event event, @Nullable String sender) throws IOException {
    batch.add(event, sender);
    spans.add(event.id());
    if (batch.isFull()) {
      send();
    }
  }

  /** Gives Lucene what waits. */
  private void send() throws IOException {
    if (batch.isEmpty()) {
      return;
    }
    try {
      deliveries.give(batch, writer);
    } catch (AlreadyClosedException e) {
      throw Storage.stopped(directory, writer, e);
    }
    if (writer.ramBytesUsed() >= buffer) {
      flushes.offer(this::flush);
    }
  }

  /** What goes wrong here stops the writer, and is said where the next event is added. */
  private void flush() {
    try {
      writer.flushNextBuffer();
    } catch (IOException | AlreadyClosedException stopped) {
      // see stopped()
    }
  }

  void forget(String stream) throws IOException {
    if (spans.has(stream)) {
      send();
      writer.deleteDocuments(IdQueries.ofStream(stream));
      spans.remove(stream);
      had.remove(stream);
    }
  }

  void commit() throws IOException {
    send();
    try {
      if (writer.hasUncommittedChanges()) {
        write();
      }
    } catch (AlreadyClosedException e) {
      throw Storage.stopped(directory, writer, e);
    }
  }

  private void write() throws IOException {
    send();
    Map<String, String> data = spans.commitData(writer.getDocStats().numDocs);
    gap.write(data);
    writer.setLiveCommitData(data.entrySet());
    writer.commit();
  }

  /** What is missing here. */
  Gap gap() {
    return gap;
  }

  /** Adds an event that is missing; each commit notes how many still are. */
  void addAgain(Event event) throws IOException {
    add(event, null);
    gap = gap.filledByOne();
  }

  /** No more of what is missing will be added. */
  void closeGap() throws IOException {
    gap = gap.closed();
    had = spans.copy();
    write();
  }

  boolean isCompact() throws IOException {
    return isCompact(directory);
  }

  /** Whether what is committed lies as small as it can, but for a little. */
  static boolean isCompact(Directory directory) throws IOException {
    long all = 0;
    long small = 0;
    for (SegmentCommitInfo segment : SegmentInfos.readLatestCommit(directory)) {
      all += segment.info.maxDoc();
      small += DayCodec.isSmall(segment.info) ? segment.info.maxDoc() - segment.getDelCount() : 0;
    }
    return (all - small) * 100 <= all * LOOSE_PERCENT;
  }

  /** Whether it is being {@link #compact}ed. */
  boolean isCompacting() {
    return compacting;
  }

  void compacting(boolean now) {
    compacting = now;
    codec.compacting(now);
  }

  /**
   * Writes all that is committed anew, small, unless it is; the next commit puts it in the place of
   * what was. Events may be added meanwhile.
   *
   * @return false where the writer was closed meanwhile: all is as it was then
   */
  boolean compact() throws IOException {
    try {
      if (isCompact()) {
        return true;
      }
      long bytes = 0;
      for (SegmentCommitInfo segment : SegmentInfos.readLatestCommit(directory)) {
        bytes += segment.sizeInBytes();
      }
      writer.forceMerge((int) (1 + bytes / SEGMENT_BYTES));
      return true;
    } catch (IOException | AlreadyClosedException e) {
      if (!writer.isOpen() && writer.getTragicException() == null) {
        return false;
      }
      throw e;
    }
  }

  StreamSpans spans() {
    return spans;
  }

  /** A reader that sees all that was added. */
  DirectoryReader reader() throws IOException {
    send();
    return DirectoryReader.open(writer);
  }

  /**
   * Commits and closes. What could not be committed is given up, or else events would be there
   * without their spans; and what is being compacted, for it may take minutes.
   */
  @Override
  public void close() throws IOException {
    try (directory) {
      try {
        commit();
        if (!compacting) {
          writer.close(); // after the merges that are going on
        }
      } finally {
        writer.rollback(); // if it is still open
      }
    }
  }
}

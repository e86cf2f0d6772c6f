package org.tharsis.engine.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.journal.Appended.Outcome;
import org.tharsis.model.Problem;

/**
 * Lines on disk in the order they came, in files of one size that are allocated beforehand. Any
 * thread may append, sync, read or release; no thread that does may be interrupted meanwhile, since
 * that closes the file. It has no thread of its own: {@link Syncer} is one.
 *
 * <p>A line has a position, which grows from line to line and is never given to another: every
 * opening begins a new segment. So it may be the offset of an event's id.
 *
 * <p>What {@link #append} took can be read at once, and is kept if this process is killed. It is
 * kept through a power cut, and may be acknowledged, only once {@link #durable} has passed it.
 */
public final class Journal implements AutoCloseable {
  private final JournalSize size;
  private final DirectoryLock lock;
  private final Segments segments = new Segments();
  private final Opener opener;
  private final RecordWriter records;
  private final Sync sync = new Sync();
  private final News news = new News();
  private final Object writing = new Object();
  private @Nullable Tail tail; // by whoever holds writing
  private volatile boolean closed;
  private volatile long written;

  private Journal(
      Path directory,
      JournalSize size,
      long after,
      Opening files,
      DirectoryLock lock,
      Consumer<Problem> problems)
      throws IOException {
    this.size = size;
    this.lock = lock;
    this.records = new RecordWriter(size.recordBytes());
    this.opener = new Opener(directory, size, files, segments);
    int last = Recovery.run(directory, segments, problems);
    int next = Math.max(last, Position.segment(after)) + 1;
    written = Position.of(next, SegmentHeader.BYTES);
    sync.begin(written);
  }

  /**
   * Opens the journal in a directory, which is created if need be.
   *
   * @param after no line gets this position or a lesser one: the greatest that is known of an
   *     earlier journal, should its files be gone; 0 if none is
   * @param problems is told what of an earlier run is damaged, and what was done about it
   * @throws IOException if the directory can't be written, another process writes it, or a newer
   *     version wrote it
   */
  public static Journal open(
      Path directory, JournalSize size, long after, Consumer<Problem> problems) throws IOException {
    return open(directory, size, after, FileChannel::open, problems);
  }

  /** The files in a directory that hold lines from this position on, in their order. */
  public static List<Path> files(Path directory, long position) throws IOException {
    return List.copyOf(Recovery.files(directory).tailMap(Position.segment(position)).values());
  }

  static Journal open(
      Path directory, JournalSize size, long after, Opening files, Consumer<Problem> problems)
      throws IOException {
    Files.createDirectories(directory);
    DirectoryLock lock = DirectoryLock.take(directory);
    try {
      return new Journal(directory, size, after, files, lock, problems);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Writes lines behind all others, as many of the batch as there is room for. Never throws for
   * what is in them: a line longer than 1 MiB or than fits into a segment is cut, and marked so.
   */
  public Appended append(List<Received> batch) {
    long[] positions = new long[batch.size()];
    int taken = 0;
    synchronized (writing) {
      try {
        while (taken < positions.length) {
          if (!makeRoom(batch.get(taken))) {
            return appended(positions, taken, Outcome.FULL, full());
          }
          taken = write(batch, taken, positions);
        }
        return appended(positions, taken, Outcome.ALL, "");
      } catch (IOException e) {
        return appended(positions, taken, Outcome.FAILED, opener.failed(e));
      }
    }
  }

  private Appended appended(long[] positions, int taken, Outcome outcome, String trouble) {
    return new Appended(Arrays.copyOf(positions, taken), written, outcome, trouble);
  }

  private String full() {
    return "the journal has %d of at most %d bytes, all of lines that are not stored yet"
        .formatted(segments.bytes(), size.totalBytes());
  }

  /** Has a segment in which there is room for the line; false if there may be no more segments. */
  private boolean makeRoom(Received line) throws IOException {
    if (closed) {
      throw new IOException("the journal is closed");
    }
    sync.check();
    Tail old = tail;
    if (old != null && records.size(line) <= old.room()) {
      return true;
    }
    if (!opener.mayOpen()) {
      return false;
    }
    begin(old == null ? Position.segment(written) : old.number() + 1);
    return true;
  }

  private void begin(int number) throws IOException {
    Tail fresh = opener.open(number);
    sync.add(fresh);
    tail = fresh;
    written = Position.of(number, SegmentHeader.BYTES);
  }

  /** Writes what fits into the buffer and the segment, at least one line. */
  private int write(List<Received> batch, int from, long[] positions) throws IOException {
    Tail to = tail();
    records.clear();
    int next = from;
    int end = to.end();
    for (; next < positions.length; next++) {
      Received line = batch.get(next);
      int bytes = records.size(line);
      if (!records.fits(bytes) || bytes > to.room() - (end - to.end())) {
        break;
      }
      positions[next] = Position.of(to.number(), end);
      records.put(line, to.mask());
      end += bytes;
    }
    to.write(records.filled());
    written = Position.of(to.number(), end);
    news.tell();
    return next;
  }

  private Tail tail() {
    Tail present = tail;
    if (present == null) {
      throw new IllegalStateException("no segment was begun");
    }
    return present;
  }

  /**
   * Has all that was written before on disk, so that a power cut does not lose it.
   *
   * @return what {@link #durable} is now
   * @throws IOException if the disk fails. What was not durable before never will be, and nothing
   *     is taken any more: after a failed sync a kernel forgets what it could not write, so that
   *     the next one succeeds without it. Close and open the journal anew
   */
  public long sync() throws IOException {
    return sync.upTo(written);
  }

  /** All lines before this position are on disk. */
  public long durable() {
    return sync.durable();
  }

  /** How large it is, in bytes. */
  public long bytes() {
    return segments.bytes();
  }

  /** How large it may grow, in bytes. */
  public long totalBytes() {
    return size.totalBytes();
  }

  /** The position behind the last line. */
  public long written() {
    return written;
  }

  /**
   * Begins, or goes on, to make the next segment, once the present one is half full and faster than
   * that fills up, so that {@link #append} finds it made.
   *
   * @throws IOException if there is no room for it on the disk
   */
  public void prepare() throws IOException {
    long used = Position.offset(written);
    long ahead = 4 * (used - size.segmentBytes() / 2);
    if (ahead > 0 && !closed) {
      opener.prepare((int) Math.min(ahead, size.segmentBytes()));
    }
  }

  /**
   * Has the first segment's file made, so that the first lines do not wait for it.
   *
   * @throws IOException if there is no room for it on the disk
   */
  public void prepareFirst() throws IOException {
    opener.prepare(size.segmentBytes());
  }

  /**
   * Reads lines from this position on, or from the first line behind it; 0 for all there are.
   *
   * @param problems is told what is damaged
   */
  public JournalReader reader(long from, Consumer<Problem> problems) {
    return new JournalReader(this, segments, from, problems);
  }

  /**
   * Lines before this position are not needed any more: segments in which there are no others, and
   * that are on disk, are deleted. What reads there goes on behind them.
   */
  public void release(long position) throws IOException {
    segments.deleteBefore(Position.segment(Math.min(position, durable())));
  }

  /**
   * Where the newest lines begin: about so many bytes of them, or all there are. Lines that were
   * stored long ago are among them as long as they are not {@linkplain #release released}.
   */
  public long newest(long bytes) {
    long withSpare = bytes + size.segmentBytes(); // the newest may have hardly any lines yet
    return Position.of(segments.last(withSpare), SegmentHeader.BYTES);
  }

  /**
   * How many bytes of records may be written before the journal is full; the disk may be before.
   */
  public long room() {
    synchronized (writing) {
      long inTail = tail == null ? 0 : tail.room();
      return inTail + opener.room();
    }
  }

  /**
   * Waits until there is something behind this position; may return before.
   *
   * @param millis the longest it waits
   */
  void awaitBehind(long position, long millis) throws InterruptedException {
    news.await(() -> written > position, millis);
  }

  /** Has whoever waits look again. */
  void wake() {
    news.tell();
  }

  /** Syncs, and lets another open it. */
  @Override
  public void close() throws IOException {
    synchronized (writing) {
      if (closed) {
        return;
      }
      closed = true;
      try (lock;
          sync) {
        opener.close();
        if (tail != null) {
          tail.cut();
        }
        sync.upTo(written);
      }
    }
  }
}

package org.tharsis.engine.journal;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Problem;

/**
 * Reads a journal in its order, also while it is written, up to what was written last; one thread
 * uses it. Damaged stretches are said, counted and passed over.
 *
 * <p>It does not wait for what it reads to be on disk: nobody is told that a line is kept because
 * it was read, and a sync that takes a second is not to hold up what judges lines. After a power
 * cut an index may so know lines that the journal lost; their positions are never given to others.
 */
public final class JournalReader implements AutoCloseable {
  private static final int WHOLE = -1;

  private final Journal journal;
  private final Segments segments;
  private final Consumer<Problem> problems;
  private final RecordReader lines = new RecordReader();
  private final long from;
  private int number;
  private int left;
  private long position;
  private long seen;
  private long skipped;
  private @Nullable Segment reading; // to its end, even if it is released meanwhile
  private @Nullable RecordWalk walk;

  /** Takes lines. */
  @FunctionalInterface
  public interface Lines {
    void line(long position, Received line);
  }

  JournalReader(Journal journal, Segments segments, long from, Consumer<Problem> problems) {
    this.journal = journal;
    this.segments = segments;
    this.from = from;
    this.position = from;
    this.number = Position.segment(from);
    this.problems = problems;
  }

  /**
   * Hands on lines that were not read yet.
   *
   * @param most how many
   * @return how many there were; fewer than {@code most} if the end is reached
   * @throws IOException if the segment that is being written can't be read; it may be tried again
   */
  public int read(int most, Lines to) throws IOException {
    int read = 0;
    while (read < most) {
      Received line = next();
      if (line == null) {
        break;
      }
      read++;
      to.line(position, line);
    }
    return read;
  }

  /**
   * Waits until there is more than there was when the end was reached; may return before.
   *
   * @param millis the longest it waits
   */
  public void await(long millis) throws InterruptedException {
    journal.awaitBehind(seen, millis);
  }

  /** The position of the last line that was read; at first, where reading begins. */
  public long position() {
    return position;
  }

  /** How many bytes were damaged and passed over. */
  public long skippedBytes() {
    return skipped;
  }

  private @Nullable Received next() throws IOException {
    while (true) {
      long written = journal.written(); // before looking: what comes meanwhile is for the next time
      int newest = Position.segment(written);
      Segment in = reading == null ? segments.from(number) : reading;
      if (in == null || in.number() > newest) {
        seen = written;
        return null;
      }
      boolean whole = in.number() < newest;
      Received line = next(in, whole ? WHOLE : Position.offset(written));
      if (line != null) {
        return line;
      }
      if (!whole) {
        seen = written;
        return null;
      }
      leave(in);
    }
  }

  /** The next line of the segment; null if there is none before its end. */
  private @Nullable Received next(Segment in, int end) throws IOException {
    try {
      RecordWalk open = walk(in);
      return next(open, in.number(), end == WHOLE ? open.size() : end);
    } catch (IOException e) {
      if (end != WHOLE) {
        throw e;
      }
      if (!in.equals(segments.from(in.number()))) {
        return null; // it was released
      }
      say(in, "the rest of its lines can't be read and is lost, have the disk checked: " + e);
      return null;
    }
  }

  private RecordWalk walk(Segment in) throws IOException {
    RecordWalk open = walk;
    if (open == null) {
      sayMissing(in);
      reading = in;
      open = new RecordWalk(in, (offset, bytes) -> skip(in, offset, bytes));
      walk = open;
    }
    return open;
  }

  private @Nullable Received next(RecordWalk open, int number, int end) throws IOException {
    while (open.next(end)) {
      long at = Position.of(number, open.offset());
      Received line = at < from ? null : lines.read(open.bytes(), open.bodyAt(), open.bodyLength());
      if (line != null) {
        position = at;
        return line;
      }
    }
    return null;
  }

  private void leave(Segment in) throws IOException {
    close();
    reading = null;
    left = in.number();
    number = left + 1;
  }

  /** Segments have numbers in a row. */
  private void sayMissing(Segment in) {
    if (left > 0 && in.number() > left + 1) {
      say(
          in,
          "segments %d to %d are gone, and with them lines that may not be stored: put them back from"
                  .formatted(left + 1, in.number() - 1)
              + " a copy while the engine is stopped, if there is one");
    }
  }

  private void skip(Segment in, int offset, int bytes) {
    if (Position.of(in.number(), offset + bytes) > from) {
      skipped += bytes;
      say(
          in,
          "%d bytes from offset %d on are damaged, the lines in there are lost: have the disk checked"
              .formatted(bytes, offset));
    }
  }

  private void say(Segment in, String message) {
    problems.accept(new Problem(in.file().toString(), 0, message));
  }

  @Override
  public void close() throws IOException {
    RecordWalk open = walk;
    walk = null;
    if (open != null) {
      open.close();
    }
  }
}

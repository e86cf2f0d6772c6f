package org.tharsis.engine.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/**
 * Goes through a segment from whole record to whole record. What lies between is damaged, unless it
 * is blank: it is said, and passed over up to the next record whose sum is right, since what one
 * bad sector costs should be one sector's lines, not a segment's.
 */
final class RecordWalk implements Closeable {
  /** Is told of what is damaged. */
  interface Damage {
    void at(int offset, int bytes);
  }

  private static final int UNKNOWN = -1;

  private final FileChannel channel;
  private final Window window;
  private final int mask;
  private final Damage damage;
  private int offset;
  private int body;
  private int next = SegmentHeader.BYTES;
  private int size = UNKNOWN;

  RecordWalk(Segment segment, Damage damage) throws IOException {
    this.channel = FileChannel.open(segment.file(), StandardOpenOption.READ);
    this.window = new Window(channel, Window.buffer(channel.size()));
    this.mask = segment.header().mask();
    this.damage = damage;
  }

  /** The length of the file, which is no longer written, when it was asked for first. */
  int size() throws IOException {
    if (size == UNKNOWN) { // the system is not asked for each line
      size = (int) Math.min(channel.size(), Integer.MAX_VALUE);
    }
    return size;
  }

  /**
   * Goes to the next whole record.
   *
   * @param end where what may be read ends
   * @return whether there is one before that
   */
  boolean next(int end) throws IOException {
    for (int at = next; at < end; at += step(at, end)) {
      int length = wholeAt(at, end);
      if (length > 0) {
        pass(next, at);
        offset = at;
        body = length;
        next = at + RecordFormat.PREFIX + length;
        return true;
      }
    }
    pass(next, end);
    next = Math.max(next, end);
    return false;
  }

  /** The length of the body of the whole record that begins here; 0 if none does. */
  private int wholeAt(int at, int end) throws IOException {
    if (!window.holds(at, RecordFormat.PREFIX, end)) {
      return 0;
    }
    int length = window.intAt(at + RecordFormat.LENGTH_AT) ^ mask;
    if (length < RecordFormat.LEAST_BODY
        || length > RecordFormat.MOST_BODY
        || !window.holds(at, RecordFormat.PREFIX + length, end)) {
      return 0;
    }
    int sum = window.sum(at + RecordFormat.LENGTH_AT, RecordFormat.PREFIX - 4 + length);
    return sum == window.intAt(at) ? length : 0;
  }

  /** A length begins with a bit that is set, so none begins among zeros. */
  private int step(int at, int end) throws IOException {
    boolean blank =
        window.holds(at, RecordFormat.PREFIX, end)
            && window.intAt(at + RecordFormat.LENGTH_AT) == 0;
    return blank ? Integer.BYTES : 1;
  }

  private void pass(int from, int to) throws IOException {
    if (from < to && !blank(from, to)) {
      damage.at(from, to - from);
    }
  }

  private boolean blank(int from, int to) throws IOException {
    for (int at = from; at < to; at++) {
      if (window.holds(at, 1, to) && window.byteAt(at) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Where the record begins. */
  int offset() {
    return offset;
  }

  /** Where the record ends, or where the search for one did. */
  int end() {
    return next;
  }

  /** The memory the record's body is in. */
  ByteBuffer bytes() {
    return window.bytes();
  }

  /** Where in this memory. */
  int bodyAt() {
    return window.index(offset + RecordFormat.PREFIX);
  }

  int bodyLength() {
    return body;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

package org.tharsis.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** A stretch of a segment's file in memory, large enough for any record. */
final class Window {
  private static final int MOST_BYTES = RecordFormat.PREFIX + RecordFormat.MOST_BODY;

  private final ByteBuffer buffer;
  private final CRC32C sum = new CRC32C();
  private final FileChannel channel;
  private int start;

  Window(FileChannel channel, ByteBuffer buffer) {
    this.channel = channel;
    this.buffer = buffer.limit(0);
  }

  /** What a window on a file of that size needs. */
  static ByteBuffer buffer(long size) {
    return ByteBuffer.allocateDirect((int) Math.min(size, MOST_BYTES));
  }

  /**
   * Has so many bytes of the file in memory.
   *
   * @param end where what may be read ends
   * @return whether the file has them before that
   */
  boolean holds(int from, int length, int end) throws IOException {
    if (length > end - from) {
      return false;
    }
    if (from < start || from - start > buffer.limit() - length) {
      fill(from, end);
    }
    return length <= buffer.limit() - (from - start);
  }

  private void fill(int from, int end) throws IOException {
    start = from;
    buffer.clear().limit(Math.min(buffer.capacity(), end - from));
    int read = 0;
    try {
      while (buffer.hasRemaining() && read >= 0) { // less than 0: somebody made it shorter
        read = channel.read(buffer, (long) start + buffer.position());
      }
    } finally {
      buffer.flip();
    }
  }

  /** The bytes; a byte's index in there is {@link #index}. */
  ByteBuffer bytes() {
    return buffer;
  }

  int index(int offset) {
    return offset - start;
  }

  int intAt(int offset) {
    return buffer.getInt(offset - start);
  }

  byte byteAt(int offset) {
    return buffer.get(offset - start);
  }

  /** CRC-32C of bytes that are in memory. */
  int sum(int from, int length) {
    int limit = buffer.limit();
    sum.reset();
    sum.update(buffer.limit(from - start + length).position(from - start));
    buffer.limit(limit).position(0);
    return (int) sum.getValue();
  }
}

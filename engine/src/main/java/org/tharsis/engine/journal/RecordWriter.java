package org.tharsis.engine.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.IpAddress;

/** Writes lines as records into a buffer, from which they are written to a segment at once. */
final class RecordWriter {
  private static final int BUFFER = RecordFormat.PREFIX + RecordFormat.MOST_BODY;

  private final int mostBody;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final CRC32C sum = new CRC32C();
  private String receiver = "";
  private byte[] name = {};

  /**
   * @param room the most bytes a record may take; longer lines are cut and marked so
   */
  RecordWriter(int room) {
    mostBody = Math.min(room - RecordFormat.PREFIX, RecordFormat.MOST_BODY);
  }

  /** How many bytes this line's record has. */
  int size(Received line) {
    return RecordFormat.PREFIX + Math.min(mostBody, besides(line) + line.bytes().length);
  }

  /** How many bytes of a body are not the line's. */
  private int besides(Received line) {
    return 2
        + name(line.origin().receiver()).length
        + RecordFormat.addressBytes(sender(line))
        + RecordFormat.sevens(line.arrived())
        + RecordFormat.seriesBytes(series(line));
  }

  /** Receivers are few, and lines of one come in a row. */
  private byte[] name(String of) {
    if (!of.equals(receiver)) {
      byte[] bytes = of.getBytes(StandardCharsets.UTF_8);
      name =
          bytes.length > RecordFormat.MOST_NAME
              ? Arrays.copyOf(bytes, RecordFormat.MOST_NAME)
              : bytes;
      receiver = of;
    }
    return name;
  }

  private static int sender(Received line) {
    IpAddress sender = line.origin().sender();
    if (sender == null) {
      return 0;
    }
    return sender.isV4() ? RecordFormat.SENDER_V4 : RecordFormat.SENDER_V6;
  }

  private static int series(Received line) {
    return line.series() == 0 ? 0 : RecordFormat.SERIES;
  }

  /** Whether so many bytes more fit into the buffer. */
  boolean fits(int size) {
    return buffer.remaining() >= size;
  }

  void put(Received line, int mask) {
    int start = buffer.position();
    int size = size(line);
    int length = size - RecordFormat.PREFIX - besides(line);
    boolean truncated = line.truncated() || length < line.bytes().length;
    buffer.position(start + RecordFormat.LENGTH_AT);
    buffer.putInt((size - RecordFormat.PREFIX) ^ mask);
    int flags = sender(line) | series(line) | (truncated ? RecordFormat.TRUNCATED : 0);
    buffer.put((byte) flags);
    putOrigin(name, line.origin().sender());
    putSevens(line.arrived());
    if (line.series() != 0) {
      buffer.putLong(line.series());
    }
    buffer.put(line.bytes(), 0, length);
    putSum(start);
  }

  private void putOrigin(byte[] name, @Nullable IpAddress sender) {
    buffer.put((byte) name.length).put(name);
    if (sender != null && sender.isV4()) {
      buffer.putInt((int) sender.low());
    } else if (sender != null) {
      buffer.putLong(sender.high()).putLong(sender.low());
    }
  }

  private void putSevens(long number) {
    long left = number;
    for (; (left & ~0x7fL) != 0; left >>>= 7) {
      buffer.put((byte) (left | 0x80));
    }
    buffer.put((byte) left);
  }

  private void putSum(int start) {
    int end = buffer.position();
    sum.reset();
    sum.update(buffer.limit(end).position(start + RecordFormat.LENGTH_AT));
    buffer.limit(buffer.capacity()).position(end);
    buffer.putInt(start, (int) sum.getValue());
  }

  /** What was put since the last {@link #clear}, to be read. */
  ByteBuffer filled() {
    return buffer.flip();
  }

  void clear() {
    buffer.clear();
  }
}

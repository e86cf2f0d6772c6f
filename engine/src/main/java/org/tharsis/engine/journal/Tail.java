package org.tharsis.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The end of a journal: the segment that is written, and where in it. */
final class Tail {
  private final Segment segment;
  private final FileChannel channel;
  private int end = SegmentHeader.BYTES;
  private int capacity;

  Tail(Segment segment, FileChannel channel, int capacity) {
    this.segment = segment;
    this.channel = channel;
    this.capacity = capacity;
  }

  int number() {
    return segment.number();
  }

  int mask() {
    return segment.header().mask();
  }

  int end() {
    return end;
  }

  int room() {
    return capacity - end;
  }

  /** Writes all of it or, if that fails, none: the segment ends there then. */
  void write(ByteBuffer records) throws IOException {
    int at = end;
    try {
      while (records.hasRemaining()) {
        at += channel.write(records, at);
      }
      end = at;
    } catch (IOException e) {
      capacity = end;
      cut(e);
      throw e;
    }
  }

  private void cut(IOException cause) {
    try {
      cut();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** Gives back what of the file was not written. */
  void cut() throws IOException {
    channel.truncate(end);
  }

  void force() throws IOException {
    channel.force(false);
  }

  void close() throws IOException {
    channel.close();
  }
}

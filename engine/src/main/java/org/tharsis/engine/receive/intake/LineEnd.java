package org.tharsis.engine.receive.intake;

import io.netty.buffer.ByteBuf;

/** What senders put behind a line: carriage return, line feed, and the NUL of some devices. */
public final class LineEnd {
  private LineEnd() {}

  /** How many of the next {@code length} bytes stand before it. */
  public static int before(ByteBuf in, int length) {
    int before = length;
    while (before > 0 && isPart(in.getByte(in.readerIndex() + before - 1))) {
      before--;
    }
    return before;
  }

  /** How many of these bytes stand before it. */
  public static int before(byte[] line) {
    int before = line.length;
    while (before > 0 && isPart(line[before - 1])) {
      before--;
    }
    return before;
  }

  private static boolean isPart(byte b) {
    return b == '\r' || b == '\n' || b == 0;
  }
}

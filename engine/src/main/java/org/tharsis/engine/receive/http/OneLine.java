package org.tharsis.engine.receive.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.tharsis.engine.receive.intake.LineEnd;

/** A line as it comes; what is beyond the bound is dropped. */
final class OneLine {
  private static final int FEW = 512;

  private final int most;
  private byte[] bytes = new byte[FEW];
  private int length;
  private boolean cut;

  OneLine(int most) {
    this.most = most;
  }

  /** Takes so many bytes more; a carriage return may stand behind as many as are kept. */
  void add(ByteBuf from, int count) {
    int kept = Math.min(count, most + 1 - length);
    reserve(kept);
    from.readBytes(bytes, length, kept);
    from.skipBytes(count - kept);
    length += kept;
    cut |= kept < count;
  }

  void add(byte b) {
    if (length > most) {
      cut = true;
      return;
    }
    reserve(1);
    bytes[length++] = b;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(most + 1, Math.max(length + more, 2 * bytes.length)));
    }
  }

  /** Hands the line on, if there is one, and begins the next. */
  void end(BodyLines.Lines to) {
    byte[] all = Arrays.copyOf(bytes, length);
    int whole = cut ? length : LineEnd.before(all);
    boolean truncated = cut || whole > most;
    if (whole > 0) {
      to.line(Arrays.copyOf(all, Math.min(whole, most)), truncated);
    }
    length = 0;
    cut = false;
  }
}

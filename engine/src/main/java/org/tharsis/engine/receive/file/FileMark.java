package org.tharsis.engine.receive.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * How far a file was read, as one number that goes with its lines through the journal: which file
 * it is in the upper 24 bits, in the others the offset behind the line. A file is known again by
 * its first line and the system's key for it, under whatever name it lies now.
 */
record FileMark(int identity, long offset) {
  /** The mark of a file of which nothing was read. */
  static final FileMark NONE = new FileMark(0, 0);

  private static final int OFFSET_BITS = 40;
  private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;
  private static final int IDENTITY_MASK = (1 << 24) - 1;
  private static final int FIRST_LINE = 256;

  static FileMark of(long number) {
    return new FileMark((int) (number >>> OFFSET_BITS), number & OFFSET_MASK);
  }

  /** Not 0 once anything was read. */
  long number() {
    return ((long) identity << OFFSET_BITS) | (offset & OFFSET_MASK);
  }

  /**
   * What tells a file from others; never 0.
   *
   * @param key the system's, which may be given again once the file is gone
   */
  static int identity(FileChannel file, Object key) throws IOException {
    ByteBuffer first = ByteBuffer.allocate(FIRST_LINE);
    while (first.hasRemaining() && file.read(first, first.position()) > 0) {}
    CRC32C sum = new CRC32C();
    first.flip();
    while (first.hasRemaining()) {
      byte b = first.get();
      sum.update(b);
      if (b == '\n') {
        break;
      }
    }
    int identity = (31 * (int) sum.getValue() + key.hashCode()) & IDENTITY_MASK;
    return identity == 0 ? 1 : identity;
  }
}

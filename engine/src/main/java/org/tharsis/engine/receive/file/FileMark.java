package org.tharsis.engine.receive.file;

import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * How far a file was read. As one number it goes with the file's lines through the journal: which
 * file it is in the upper 24 bits, in the others the offset behind the line.
 *
 * @param offset behind the last line that was taken
 * @param end a sum of the bytes before it; 0 if that is not known
 */
record FileMark(FileIdentity file, long offset, int end) {
  private static final int OFFSET_BITS = Long.SIZE - FileIdentity.BITS;
  private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;

  /** That a file was read so far. */
  static FileMark at(FileIdentity file, FileChannel content, long offset) throws IOException {
    return new FileMark(file, offset, FileIdentity.before(content, offset));
  }

  /** What a line of the journal knows. */
  static FileMark of(long number) {
    FileIdentity file = new FileIdentity((int) (number >>> OFFSET_BITS), 0);
    return new FileMark(file, number & OFFSET_MASK, 0);
  }

  /** Never 0. */
  static long number(FileIdentity file, long offset) {
    return ((long) file.number() << OFFSET_BITS) | (offset & OFFSET_MASK);
  }

  long number() {
    return number(file, offset);
  }

  /** The same file, read to where a line of the journal says. */
  FileMark reached(long line) {
    return line == offset ? this : new FileMark(file, line, 0);
  }

  /** Whether it may be this one that was read so far: its bytes there are those that were. */
  boolean fits(FileChannel other) throws IOException {
    long size = other.size();
    if (size < offset || offset == 0) {
      return offset == 0;
    }
    if (end != 0) {
      return FileIdentity.before(other, offset) == end;
    }
    return size == offset || FileIdentity.bytes(other, offset - 1, 1)[0] == '\n';
  }
}

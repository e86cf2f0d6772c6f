package org.tharsis.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * What a segment's file begins with, in every version: "TharsisJ", the version of what is in the
 * file (one byte, three of zero), number, mask, and a CRC-32C of these.
 *
 * @param number the segment's, as in its name
 * @param mask what records' lengths are written with (exclusive or): chosen at random for each
 *     segment, so that no sender can write a line that would pass for records where some are
 *     damaged; its highest bit is set, so that a length is never written as zero
 */
record SegmentHeader(int number, int mask) {
  static final int BYTES = 32;
  static final byte VERSION = 2;

  private static final long MAGIC = 0x5468_6172_7369_734aL;
  private static final int SUMMED = 20;

  SegmentHeader {
    mask |= Integer.MIN_VALUE;
  }

  /** It is of a version this program does not know. */
  static final class NewerVersion extends IOException {
    private static final long serialVersionUID = 1;

    NewerVersion(Path file, byte version) {
      super(
          "%s is a journal of version %d, this program knows version %d: run the program that wrote it"
                  .formatted(file, version, VERSION)
              + " until it has stored what is in there, or move the file away; its lines are not"
              + " stored then");
    }
  }

  /** It is no segment, or its header is damaged. */
  static final class Damaged extends IOException {
    private static final long serialVersionUID = 1;

    Damaged(String message) {
      super(message);
    }
  }

  ByteBuffer bytes() {
    byte[] header = new byte[BYTES];
    ByteBuffer bytes = ByteBuffer.wrap(header);
    bytes.putLong(MAGIC).putInt(VERSION << 24).putInt(number).putInt(mask);
    return bytes.putInt(sum(header)).rewind();
  }

  /** The header of this file, which by its name has that number. */
  static SegmentHeader read(Path file, FileChannel channel, int number) throws IOException {
    byte[] header = new byte[BYTES];
    ByteBuffer bytes = ByteBuffer.wrap(header);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, bytes.position()) < 0) {
        throw new Damaged("it has only %d bytes".formatted(bytes.position()));
      }
    }
    boolean other = bytes.getLong(0) != MAGIC;
    if (other || bytes.getInt(SUMMED) != sum(header)) {
      throw new Damaged(other ? "it does not begin as a journal does" : "its header is damaged");
    }
    return parse(file, bytes, number);
  }

  private static SegmentHeader parse(Path file, ByteBuffer bytes, int number) throws IOException {
    if (bytes.get(8) > VERSION) {
      throw new NewerVersion(file, bytes.get(8));
    }
    if (bytes.getInt(12) != number) {
      throw new Damaged("by its header it is segment " + bytes.getInt(12));
    }
    return new SegmentHeader(number, bytes.getInt(16));
  }

  private static int sum(byte[] header) {
    CRC32C sum = new CRC32C();
    sum.update(header, 0, SUMMED);
    return (int) sum.getValue();
  }
}

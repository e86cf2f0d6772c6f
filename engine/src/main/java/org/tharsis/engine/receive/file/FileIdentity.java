package org.tharsis.engine.receive.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * By what a file is known again, whatever name it lies under.
 *
 * @param number of its first line and its inode, in 24 bits; never 0. The device's number is not in
 *     it, which may be another after a reboot
 * @param first a sum of the first line alone, which a copy has, too; 0 as long as that has no end
 */
record FileIdentity(int number, int first) {
  static final int BITS = 24;

  /** Of the first line so much counts, and less says little of a file. */
  static final int BEGINNING = 256;

  private static final int MASK = (1 << BITS) - 1;
  private static final int LAST_BYTES = 64;

  /**
   * Looks at a file's beginning.
   *
   * @param inode as {@link #inode} says
   */
  static FileIdentity of(FileChannel file, long inode) throws IOException {
    byte[] beginning = bytes(file, 0, BEGINNING);
    int length = 0;
    boolean ends = beginning.length == BEGINNING;
    while (length < beginning.length) {
      if (beginning[length++] == '\n') {
        ends = true;
        break;
      }
    }
    int sum = sum(beginning, length);
    int number = (31 * sum + Long.hashCode(inode)) & MASK;
    return new FileIdentity(number == 0 ? 1 : number, ends ? sum : 0);
  }

  /** The file system's number of a file, given again once that is gone; else when it was made. */
  static long inode(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return (Long) Files.getAttribute(file, "unix:ino");
    }
    return Files.readAttributes(file, BasicFileAttributes.class).creationTime().toMillis();
  }

  /** A sum of the bytes before an offset; never 0. Nobody writes there any more. */
  static int before(FileChannel file, long offset) throws IOException {
    long from = Math.max(0, offset - LAST_BYTES);
    byte[] last = bytes(file, from, (int) (offset - from));
    return sum(last, last.length);
  }

  /** As many bytes from an offset on as there are, at most so many. */
  static byte[] bytes(FileChannel file, long from, int most) throws IOException {
    ByteBuffer read = ByteBuffer.allocate(most);
    while (read.hasRemaining() && file.read(read, from + read.position()) > 0) {}
    return Arrays.copyOf(read.array(), read.position());
  }

  private static int sum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return sum.getValue() == 0 ? 1 : (int) sum.getValue();
  }
}

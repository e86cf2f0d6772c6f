package org.tharsis.engine.state;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * State on disk: always a whole one, as a new file replaces the old, and with a checksum (CRC-32C)
 * at its end, so that what is damaged is never gone on from.
 */
public final class StateFile {
  /** "THARSIS" and a version. */
  private static final long BEGINNING = 0x5448_4152_5349_5301L;

  private static final int BUFFER = 1 << 16;

  /** Writes what the file holds. */
  @FunctionalInterface
  public interface Writer {
    void write(DataOutput out) throws IOException;
  }

  /** Reads what the file holds, all of it. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  private StateFile() {}

  /** Writes a file, with its directory if there is none yet; it outlasts a crash then. */
  public static void write(Path file, Writer content) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      fill(fresh, content);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(fresh); // on a full disk others need the room
      throw e;
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void fill(Path fresh, Writer content) throws IOException {
    CRC32C sum = new CRC32C();
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                new CheckedOutputStream(Files.newOutputStream(fresh), sum), BUFFER))) {
      out.writeLong(BEGINNING);
      content.write(out);
      out.flush(); // so that all of it is in the sum
      out.writeLong(sum.getValue());
    }
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it is damaged; the reader has seen nothing of it then
   */
  public static <T> T read(Path file, Reader<T> content) throws IOException {
    check(file);
    try (DataInputStream in = new DataInputStream(open(file))) {
      if (in.readLong() != BEGINNING) {
        throw new IOException("it is no state of this version");
      }
      return content.read(in);
    }
  }

  /** The sum stands behind all else. */
  private static void check(Path file) throws IOException {
    CRC32C sum = new CRC32C();
    long left = Files.size(file) - Long.BYTES;
    byte[] buffer = new byte[BUFFER];
    try (DataInputStream in = new DataInputStream(open(file))) {
      for (; left > 0; left -= buffer.length) {
        int length = (int) Math.min(buffer.length, left);
        in.readFully(buffer, 0, length);
        sum.update(buffer, 0, length);
      }
      if (in.readLong() != sum.getValue()) {
        throw new IOException("it is damaged");
      }
    }
  }

  private static InputStream open(Path file) throws IOException {
    return new BufferedInputStream(Files.newInputStream(file), BUFFER);
  }
}

package org.tharsis.engine.state;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
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
    CRC32C sum = new CRC32C();
    try (DataOutputStream out =
        new DataOutputStream(
            new CheckedOutputStream(
                new BufferedOutputStream(Files.newOutputStream(fresh), BUFFER), sum))) {
      out.writeLong(BEGINNING);
      content.write(out);
      out.writeLong(sum.getValue());
    }
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it is damaged, which may show only after the reader has read all of it
   */
  public static <T> T read(Path file, Reader<T> content) throws IOException {
    CRC32C sum = new CRC32C();
    try (DataInputStream in =
        new DataInputStream(
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file), BUFFER), sum))) {
      if (in.readLong() != BEGINNING) {
        throw new IOException("it is no state of this version");
      }
      T read = content.read(in);
      long expected = sum.getValue();
      if (in.readLong() != expected || in.read() >= 0) {
        throw new IOException("it is damaged");
      }
      return read;
    }
  }
}

package org.tharsis.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The next segment's file before it is one. It is filled with zeros, really written: so its blocks
 * are there, and a write into the segment can't fail for want of room, nor does a sync have to
 * write more than the records. (A file system that writes every block anew, as btrfs and ZFS do,
 * promises neither.) Under its own name it is only when it is whole.
 */
final class Spare {
  private static final String NAME = "next.journal.new";
  private static final int STEP = 1 << 20;
  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(STEP).asReadOnlyBuffer();

  private final Path directory;
  private final Path file;
  private final int bytes;
  private final Opening files;
  private @Nullable FileChannel channel;
  private int grown;

  Spare(Path directory, int bytes, Opening files) throws IOException {
    this.directory = directory;
    this.file = directory.resolve(NAME);
    this.bytes = bytes;
    this.files = files;
    Files.deleteIfExists(file); // half a one, of a process that was killed
  }

  /** Has at least so much of the file on disk; none of it if that fails. */
  synchronized void growTo(int size) throws IOException {
    if (grown < size) {
      fill(size);
    }
  }

  private FileChannel fill(int size) throws IOException {
    try {
      FileChannel open = open();
      for (; grown < Math.min(size, bytes); grown += STEP) {
        write(open, ZEROS.duplicate().limit(Math.min(STEP, bytes - grown)), grown);
      }
      open.force(false); // little at a time: one large sync would hold up the others
      return open;
    } catch (IOException e) {
      discard(e);
      throw e;
    }
  }

  private FileChannel open() throws IOException {
    FileChannel open = channel;
    if (open == null) {
      checkRoom();
      open = files.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel = open;
    }
    return open;
  }

  /** A disk is not to be filled to its last byte, only to find that this byte was the last. */
  private void checkRoom() throws IOException {
    long free = Files.getFileStore(directory).getUsableSpace();
    if (free < bytes) {
      throw new IOException("%d bytes are needed and %d are free".formatted(bytes, free));
    }
  }

  private static void write(FileChannel to, ByteBuffer bytes, long at) throws IOException {
    for (long next = at; bytes.hasRemaining(); ) {
      next += to.write(bytes, next);
    }
  }

  /** Makes it a segment; the channel is the caller's from then on. */
  synchronized FileChannel become(Segment segment) throws IOException {
    FileChannel whole = fill(bytes);
    try {
      write(whole, segment.header().bytes(), 0);
      whole.force(true);
      Files.move(file, segment.file(), StandardCopyOption.ATOMIC_MOVE);
      forceDirectory();
    } catch (IOException e) {
      discard(e);
      Files.deleteIfExists(segment.file());
      throw e;
    }
    channel = null;
    grown = 0;
    return whole;
  }

  /** A new name outlasts a crash once its directory is on disk. */
  private void forceDirectory() throws IOException {
    try (FileChannel open = FileChannel.open(directory, StandardOpenOption.READ)) {
      open.force(true);
    }
  }

  private void discard(IOException cause) {
    try {
      discard();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** Deletes what there is of it. */
  synchronized void discard() throws IOException {
    FileChannel open = channel;
    channel = null;
    grown = 0;
    Files.deleteIfExists(file);
    if (open != null) {
      open.close();
    }
  }
}

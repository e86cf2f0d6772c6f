package org.tharsis.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** Replaces files so that a reader, or a power cut, finds the old text or the new one. */
public final class WholeFile {
  private WholeFile() {}

  /** Puts the text in the file's place, by way of a hidden file beside it. */
  public static void replace(Path file, String text) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path temporary = target.resolveSibling("." + target.getFileName() + ".new");
    try {
      write(temporary, text);
      if (Files.exists(target)) {
        copyAccess(target, temporary);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    syncDirectory(target);
  }

  private static void write(Path file, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Whoever could read the file, as the engine where an administrator edits, still can. */
  private static void copyAccess(Path from, Path to) throws IOException {
    PosixFileAttributeView there = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView here = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (there != null && here != null) {
      PosixFileAttributes wanted = there.readAttributes();
      tryTo(() -> here.setGroup(wanted.group()));
      tryTo(() -> here.setOwner(wanted.owner()));
      here.setPermissions(wanted.permissions()); // last: a change of owner may take some away
    }
  }

  private interface Change {
    void make() throws IOException;
  }

  /** Only the superuser may give a file away, and others only to groups of their own. */
  private static void tryTo(Change change) {
    try {
      change.make();
    } catch (IOException notPermitted) {
      // then it stays with whoever writes it
    }
  }

  private static void syncDirectory(Path file) {
    Path directory = file.getParent();
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notSupported) {
      // only some systems sync directories; the move itself is done
    }
  }
}

package org.tharsis.engine.receive.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that lies under a name, and the next one that does: when a log is rotated, the old file
 * is read to its end and the new one from its beginning.
 */
final class FollowedPath {
  /** What receivers' names of files begin with. */
  static final String PREFIX = "file:";

  private static final Logger log = LoggerFactory.getLogger(FollowedPath.class);

  private final Path path;
  private final int maxLineBytes;
  private @Nullable FollowedFile file;
  private boolean first = true;

  /** Takes lines; returns false if it could not take all, so that they have to be read again. */
  interface Lines {
    boolean take(FollowedFile from, List<FollowedFile.Cut> lines) throws IOException;
  }

  FollowedPath(Path path, int maxLineBytes) {
    this.path = path;
    this.maxLineBytes = maxLineBytes;
  }

  /** What accounts and messages call it. */
  String receiver() {
    return PREFIX + path;
  }

  Path path() {
    return path;
  }

  /**
   * Reads what there is.
   *
   * @param mark how far an earlier process came; counts for the first time
   * @throws IOException if it can't be read; it may be tried again
   */
  void read(FileMark mark, Lines to) throws IOException {
    try {
      FollowedFile open = file == null ? open(mark, to) : file;
      if (open == null) {
        return;
      }
      boolean all = drain(open, to);
      if (all && open.isTruncated()) {
        log.info("{} was cut off, and is read from its beginning", path);
        begin(0);
      } else if (all && open.isNot(path) && to.take(open, open.rest())) {
        begin(0);
      }
    } catch (NoSuchFileException rotatedAway) {
      // there may be another soon; what is open is read to its end meanwhile
    }
  }

  private static boolean drain(FollowedFile from, Lines to) throws IOException {
    for (List<FollowedFile.Cut> lines = from.read(); !lines.isEmpty(); lines = from.read()) {
      if (!to.take(from, lines)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable FollowedFile open(FileMark mark, Lines to) throws IOException {
    boolean goesOn = first && mark.identity() != 0;
    if (goesOn && !is(path, mark) && !finishRotated(mark, to)) {
      return null;
    }
    FollowedFile open = begin(goesOn && is(path, mark) ? mark.offset() : 0);
    first = false;
    return open;
  }

  private FollowedFile begin(long offset) throws IOException {
    FollowedFile fresh = FollowedFile.open(path, offset, maxLineBytes);
    close();
    file = fresh;
    return fresh;
  }

  /** Reads the rest of a file that got another name while nobody looked. */
  private boolean finishRotated(FileMark mark, Lines to) throws IOException {
    Path rotated = find(mark);
    if (rotated == null) {
      log.warn("the file that was {} is not there any more, and the rest of it is not read", path);
      return true;
    }
    try (FollowedFile old = FollowedFile.open(rotated, mark.offset(), maxLineBytes)) {
      return drain(old, to) && to.take(old, old.rest());
    }
  }

  private @Nullable Path find(FileMark mark) throws IOException {
    Path directory = path.toAbsolutePath().getParent();
    try (DirectoryStream<Path> like =
        Files.newDirectoryStream(directory, each -> isLike(each) && Files.isRegularFile(each))) {
      for (Path each : like) {
        if (is(each, mark)) {
          return each;
        }
      }
    }
    return null;
  }

  private boolean isLike(Path other) {
    return other.getFileName().toString().startsWith(path.getFileName().toString());
  }

  private static boolean is(Path path, FileMark mark) throws IOException {
    return Files.size(path) >= mark.offset() && identity(path) == mark.identity();
  }

  private static int identity(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return FileMark.identity(channel, FollowedFile.key(path));
    }
  }

  /** Which file lies there now. */
  int identity() throws IOException {
    return identity(path);
  }

  void close() throws IOException {
    FollowedFile open = file;
    file = null;
    if (open != null) {
      open.close();
    }
  }
}

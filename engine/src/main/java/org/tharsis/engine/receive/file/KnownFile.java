package org.tharsis.engine.receive.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.FileSettings;

/**
 * A file that was found. It is open and read under the name it first had, whatever it is called
 * later; when it was put away or deleted, until nobody writes to it any more.
 */
final class KnownFile {
  /** Who writes a log goes on in the file that was put away until he is told of the new one. */
  static final Duration QUIET = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(KnownFile.class);
  private static final long NEVER = Long.MAX_VALUE;

  private final String receiver;
  private @Nullable FollowedFile open;
  private FileIdentity identity;
  private Found last;
  private long look;
  private long grown;
  private long away = NEVER;
  private boolean drained;

  /** Takes lines; returns false if it could not take all, so that they have to be read again. */
  @FunctionalInterface
  interface Lines {
    boolean take(String receiver, FollowedFile from, List<FollowedFile.Cut> lines)
        throws IOException;
  }

  /**
   * @param receiver by the name it first had
   * @param look the number of the one in which it was found
   */
  KnownFile(String receiver, Found found, FollowedFile open, FileIdentity identity, long look) {
    this.receiver = receiver;
    this.last = found;
    this.open = open;
    this.identity = identity;
    this.look = look;
    this.grown = found.modified();
  }

  String receiver() {
    return receiver;
  }

  /** Under which name it lay last. */
  Path path() {
    return last.path();
  }

  boolean isOpen() {
    return open != null;
  }

  /** The mark that says how far it was read. */
  FileMarks.Key key() {
    return new FileMarks.Key(receiver, identity.number());
  }

  /** Whether this is still that file: a closed one's number may have been given to another. */
  boolean is(Found found) {
    return open != null || found.isUnchangedSince(last);
  }

  /** It is there. Of several names its own counts. */
  void see(Found found, long now) {
    if (look != now || found.receiver().equals(receiver)) {
      last = found;
    }
    look = now;
  }

  /** Where it lies can't be listed, which says nothing of it. */
  void keep(FileSettings by, long now) {
    if (last.by().equals(by)) {
      look = now;
    }
  }

  /** Whether it was there at that look. */
  boolean isSeen(long now) {
    return look == now;
  }

  /** Notes since when it lies under another name, or is gone. */
  void settle(long now, long millis) {
    boolean own = isSeen(now) && last.receiver().equals(receiver);
    away = own ? NEVER : Math.min(away, millis);
    grown = Math.min(grown, millis); // whatever the file system or a clock that is set says
  }

  /** Whether another file has the same content, as far as that goes; a copy is being made of it. */
  boolean holds(FileChannel other) throws IOException {
    return open != null && open.holds(other);
  }

  /** Since when nothing came of it that could still be read; milliseconds since the epoch. */
  long idle() {
    return open != null && drained ? grown : NEVER;
  }

  /**
   * Reads what there is.
   *
   * @throws IOException if it can't be read; it may be tried again
   */
  void read(Lines to, long millis) throws IOException {
    FollowedFile file = open;
    if (file == null) {
      return;
    }
    long before = file.reached();
    drained = drain(file, to);
    if (file.reached() != before) {
      grown = millis;
      identity = file.identity();
    }
    if (!drained) {
      return;
    }
    if (file.isTruncated()) {
      log.info("{} was cut off, and is read from its beginning", receiver);
      file.begin();
    } else if (isOver(millis) && to.take(receiver, file, file.rest())) {
      close();
    }
  }

  private boolean drain(FollowedFile from, Lines to) throws IOException {
    for (List<FollowedFile.Cut> lines = from.read(); !lines.isEmpty(); lines = from.read()) {
      if (!to.take(receiver, from, lines)) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing will be written to it any more. */
  boolean isOver(long millis) {
    return away != NEVER && millis - Math.max(grown, away) >= QUIET.toMillis();
  }

  /** From now on only its size is looked at; if that changes, it is a file that is found anew. */
  void close() throws IOException {
    FollowedFile file = open;
    open = null;
    if (file != null) {
      file.close();
    }
  }
}

package org.tharsis.engine.receive.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import org.tharsis.config.FileSettings;

/**
 * A file as it lay in a directory at one moment.
 *
 * @param path under which name
 * @param by whose directory it is
 * @param matches whether its name is one that they mean; else it was put away under another
 */
record Found(Path path, BasicFileAttributes attributes, FileSettings by, boolean matches) {
  /** What receivers' names of files begin with. */
  static final String PREFIX = "file:";

  /** What was put away first is read first; of two of one moment the one with the higher number. */
  static final Comparator<Found> OLDEST_FIRST =
      Comparator.<Found>comparingLong(each -> each.modified())
          .thenComparing(Found::path, Comparator.reverseOrder());

  private static final List<String> PACKED = List.of(".gz", ".bz2", ".xz", ".zst", ".zip");

  /** Looks at what was listed in the directory of these settings. */
  static Found of(FileSettings by, Path listed) throws IOException {
    Path path = by.path().resolveSibling(listed.getFileName());
    return new Found(path, Files.readAttributes(listed, BasicFileAttributes.class), by, true);
  }

  /** The same, but of interest only as far as an earlier process has not read it. */
  Found onlyTheRest() {
    return new Found(path, attributes, by, false);
  }

  boolean isLog() {
    return attributes.isRegularFile() && PACKED.stream().noneMatch(path.toString()::endsWith);
  }

  /** Whether there is nothing in it yet by which it could be known again. */
  boolean isEmpty() {
    return attributes.size() == 0;
  }

  /** What the system knows it by as long as it is there. */
  Object key() {
    return key(path, attributes);
  }

  private static Object key(Path path, BasicFileAttributes attributes) {
    Object key = attributes.fileKey();
    return key == null ? List.of(path, attributes.creationTime()) : key;
  }

  /** Whether another file got this name meanwhile. */
  boolean isReplaced() throws IOException {
    return !key().equals(key(path, Files.readAttributes(path, BasicFileAttributes.class)));
  }

  /** What accounts and messages call it. */
  String receiver() {
    return PREFIX + path;
  }

  /** Whether it has the name of what was read by that receiver, and something behind it. */
  boolean isNamedAfter(String receiver) {
    String own = receiver();
    return own.length() > receiver.length() && own.startsWith(receiver);
  }

  /** Milliseconds since the epoch. */
  long modified() {
    return attributes.lastModifiedTime().toMillis();
  }

  /** Whether nothing was written between the two moments. */
  boolean isUnchangedSince(Found before) {
    return attributes.size() == before.attributes.size()
        && attributes.lastModifiedTime().equals(before.attributes.lastModifiedTime());
  }
}

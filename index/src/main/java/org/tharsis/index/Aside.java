package org.tharsis.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Where files go that are of no use: nobody deletes them. */
final class Aside {
  private final Path from;
  private final Path to;

  private Aside(Path from, Path to) {
    this.from = from;
    this.to = to;
  }

  /** A new directory below {@code damaged}, of an index's name and, if need be, a number. */
  static Aside of(Path index, Path damaged) throws IOException {
    String name = String.valueOf(index.getFileName());
    Path to = damaged.resolve(name);
    for (int more = 2; Files.exists(to); more++) {
      to = damaged.resolve(name + "-" + more);
    }
    Files.createDirectories(to);
    return new Aside(index, to);
  }

  Path path() {
    return to;
  }

  /** Has these files there, too. */
  void keep(Collection<String> files) throws IOException {
    for (String file : files) {
      if (Files.exists(from.resolve(file))) {
        CommittedFiles.linkOrCopy(from.resolve(file), to.resolve(file));
      }
    }
  }

  /** Has them only there from now on. */
  void drop(Collection<String> files) throws IOException {
    for (String file : files) {
      Files.deleteIfExists(from.resolve(file));
    }
  }
}

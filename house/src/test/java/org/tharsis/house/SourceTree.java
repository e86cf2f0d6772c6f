package org.tharsis.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's own source files. */
final class SourceTree {
  private SourceTree() {}

  static Path root() {
    return Path.of("").toAbsolutePath().getParent();
  }

  /** Every Java file below a module's {@code src}. */
  static List<Path> javaFiles() throws IOException {
    try (Stream<Path> all = Files.walk(root())) {
      return all.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !root().relativize(file).toString().contains("target"))
          .sorted()
          .toList();
    }
  }
}

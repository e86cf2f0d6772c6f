package org.tharsis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a bad disk does to the files of indexes. */
record Damaging(Path data) {

  /** The files of all days' events, sorted, but for locks. */
  List<Path> events(Predicate<String> names) throws IOException {
    return below(data.resolve("events"), names);
  }

  List<Path> incidents(Predicate<String> names) throws IOException {
    return below(data.resolve("incidents"), names);
  }

  private static List<Path> below(Path directory, Predicate<String> names) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("write.lock"))
          .filter(file -> names.test(file.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }

  static void cut(Path file, int bytes) throws IOException {
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), bytes));
  }
}

package org.tharsis.index;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** Days on their way out: first they lose their name, so that half a one is never taken for one. */
final class DroppedDays {
  private static final String SUFFIX = ".dropped";

  private DroppedDays() {}

  /** Deletes a day that nobody writes. */
  static void drop(Path day) throws IOException {
    Path dropped = day.resolveSibling(day.getFileName() + SUFFIX);
    delete(dropped); // of a crash, before there were events of that day again
    Files.move(day, dropped, StandardCopyOption.ATOMIC_MOVE);
    delete(dropped);
  }

  /** Deletes what a crash left half deleted. */
  static void finish(Path events) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(events, "*" + SUFFIX)) {
      for (Path each : left) {
        delete(each);
      }
    }
  }

  private static void delete(Path dropped) throws IOException {
    if (!Files.isDirectory(dropped)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(dropped)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(dropped);
  }

  /** How many bytes the files of a day have, which may come and go meanwhile. */
  static long bytes(Path day) throws IOException {
    try (Stream<Path> files = Files.list(day)) {
      long sum = 0;
      for (Path file : (Iterable<Path>) files::iterator) {
        sum += size(file);
      }
      return sum;
    }
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException mergedMeanwhile) {
      return 0;
    }
  }
}

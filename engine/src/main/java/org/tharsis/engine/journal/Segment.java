package org.tharsis.engine.journal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of the journal. */
record Segment(Path file, SegmentHeader header) {
  private static final String SUFFIX = ".journal";
  private static final int DIGITS = 20;

  int number() {
    return header.number();
  }

  static Path file(Path directory, int number) {
    return directory.resolve("%020d%s".formatted(number, SUFFIX));
  }

  /** The number in the name; null if it is no segment's name. */
  static @Nullable Integer number(Path file) {
    String name = file.getFileName().toString();
    if (name.length() != DIGITS + SUFFIX.length() || !name.endsWith(SUFFIX)) {
      return null;
    }
    try {
      int number = Integer.parseInt(name.substring(0, DIGITS));
      return number > 0 ? number : null;
    } catch (NumberFormatException noSegment) {
      return null;
    }
  }
}

package org.tharsis.engine.report;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.WholeFile;

/**
 * Where a report's pages lie: {@code NAME-2026-11-22T0600.html}, by the end of their span.
 *
 * @param directory made when there is a page
 * @param name the report's
 * @param zone of the times in the names
 */
record PageDirectory(Path directory, String name, ZoneId zone) {
  private static final String ENDING = ".html";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmm", Locale.ROOT);
  private static final int TIME_LENGTH = "2026-11-22T0600".length();

  /** Puts a page there: a whole one, in the place of one of the same time. */
  Path put(Instant time, String html) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(fileName(time));
    WholeFile.replace(file, html);
    return file;
  }

  /** In the hour that comes twice in autumn the distance from UTC tells one from the other. */
  private String fileName(Instant time) {
    ZonedDateTime local = time.atZone(zone);
    boolean twice = zone.getRules().getValidOffsets(local.toLocalDateTime()).size() > 1;
    String offset = twice ? local.getOffset().getId().replace(":", "") : "";
    return name + "-" + TIME.format(local) + offset + ENDING;
  }

  /** Removes this report's pages of an earlier time. */
  void removeBefore(Instant time) throws IOException {
    LocalDateTime oldest = LocalDateTime.ofInstant(time, zone);
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, name + "-*" + ENDING)) {
      for (Path each : all) {
        LocalDateTime its = time(each.getFileName().toString());
        if (its != null && its.isBefore(oldest)) {
          Files.delete(each);
        }
      }
    }
  }

  /** Of which time a file is; null if it is no page of this report. */
  private @Nullable LocalDateTime time(String fileName) {
    String rest = fileName.substring(name.length() + 1, fileName.length() - ENDING.length());
    if (rest.length() < TIME_LENGTH || !isOffset(rest.substring(TIME_LENGTH))) {
      return null;
    }
    try {
      return LocalDateTime.parse(rest.substring(0, TIME_LENGTH), TIME);
    } catch (DateTimeException notOurs) {
      return null;
    }
  }

  private static boolean isOffset(String rest) {
    return rest.isEmpty()
        || rest.equals("Z")
        || ((rest.startsWith("+") || rest.startsWith("-"))
            && rest.chars().skip(1).allMatch(Character::isDigit));
  }
}

package org.tharsis.engine.exclusion.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tharsis.config.WholeFile;

/**
 * How many lines an audit log had, and the SHA-256 of the last one, in a file beside it: what is
 * cut from the log's end leaves no gap in its chain. After a crash it may be one line behind.
 */
final class AuditHead {
  private static final int MOST_DIGITS = 9;

  private final int line;
  private final String hash;
  private boolean found;

  private AuditHead(int line, String hash) {
    this.line = line;
    this.hash = hash;
    this.found = line == 0;
  }

  /** What the file says; if there is none, or it can't be understood, that there were none. */
  static AuditHead read(Path file) throws IOException {
    if (Files.exists(file)) {
      String[] words = Files.readString(file).strip().split(" ", -1);
      if (words.length == 2
          && !words[0].isEmpty()
          && words[0].chars().allMatch(Character::isDigit)) {
        return new AuditHead(count(words[0]), words[1]);
      }
    }
    return new AuditHead(0, "");
  }

  /** More than there can be counts as the most: that many are not there. */
  private static int count(String digits) {
    return digits.length() > MOST_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  static void write(Path file, int line, String hash) throws IOException {
    WholeFile.replace(file, line + " " + hash + "\n");
  }

  /** A line of the log, from 1. */
  void check(int number, String itsHash) {
    found |= number == line && itsHash.equals(hash);
  }

  /** What is wrong with a log of so many lines. */
  Optional<String> missed(int lines) {
    if (found) {
      return Optional.empty();
    }
    return Optional.of(
        lines < line
            ? "had %d lines and has %d: its end was cut".formatted(line, lines)
            : "line %d is not what it was when it was written".formatted(line));
  }
}

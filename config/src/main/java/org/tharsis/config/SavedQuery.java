package org.tharsis.config;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Escaped;
import org.tharsis.model.Problem;

/**
 * A query that has a name: {@code queries/NAME.txt}. Lines that begin with {@code #} are comments;
 * the others are one query.
 *
 * @param name its file's name without the ending
 * @param text all lines of the file, the comments emptied, so that each stands where it stood
 * @param path where it lies
 */
public record SavedQuery(String name, String text, Path path) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** The query in a file, or null after saying why there is none. */
  static @Nullable SavedQuery read(Path file, Mistakes mistakes) {
    String written = TextFile.read(file, mistakes);
    if (written == null) {
      return null;
    }
    String whole = written.startsWith(BYTE_ORDER_MARK) ? written.substring(1) : written;
    String text = whole.lines().map(SavedQuery::query).collect(Collectors.joining("\n"));
    if (text.isBlank()) {
      mistakes.at(0, "has no query; write one, as act:denied, or * for all events");
      return null;
    }
    return new SavedQuery(nameOf(file), text.stripTrailing(), file);
  }

  static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - Layout.QUERY.length());
  }

  private static String query(String line) {
    return line.stripLeading().startsWith("#") ? "" : line;
  }

  /** The query on one line. */
  public String inOneLine() {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /**
   * What is wrong with it.
   *
   * @param column where in {@link #text}, counted from 1 over all its lines
   */
  public Problem problem(int column, String message) {
    int at = Math.clamp(column - 1, 0, text.length());
    String before = text.substring(0, at);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return new Problem(
        path.toString(),
        line,
        "column %d: %s".formatted(at - before.lastIndexOf('\n'), Escaped.text(message)));
  }
}

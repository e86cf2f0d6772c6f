package org.tharsis.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Escaped;

/**
 * Rows of CSV (RFC 4180) on standard output, for people and their spreadsheets. Attackers write log
 * lines, and a spreadsheet takes a cell for a formula by its first character (CWE-1236): text that
 * begins with such a one gets an apostrophe before it, which says "text". So does it behind a
 * semicolon or a tab, where other countries' spreadsheets begin the next cell. Control characters
 * are written as on the terminal.
 */
final class Csv {
  private static final String STARTS_FORMULA = "=+-@\t\uff1d\uff0b\uff0d\uff20";
  private static final String MAY_SEPARATE = ";\t";
  private static final String NEEDS_QUOTES = ",;\"'\t ";

  private Csv() {}

  /** Names of columns; they are ours and stay as they are, as {@code @timestamp}. */
  static void heading(List<String> names) {
    print(String.join(",", names));
  }

  static void row(@Nullable Object... cells) {
    row(Arrays.asList(cells));
  }

  static void row(List<? extends @Nullable Object> cells) {
    List<String> row = new ArrayList<>();
    cells.forEach(each -> row.add(cell(each)));
    print(String.join(",", row));
  }

  private static void print(String row) {
    System.out.print(row + "\r\n");
  }

  /** A value as a cell; none is an empty one, and only text can be harmful. */
  static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Long number -> number.toString();
      case Boolean flag -> flag.toString();
      default -> quoted(harmless(Escaped.text(value.toString())));
    };
  }

  private static String harmless(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 1);
    boolean first = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (first && STARTS_FORMULA.indexOf(c) >= 0) {
        safe.append('\'');
      }
      safe.append(c);
      first = MAY_SEPARATE.indexOf(c) >= 0;
    }
    return safe.toString();
  }

  private static String quoted(String text) {
    boolean plain = text.chars().allMatch(c -> NEEDS_QUOTES.indexOf(c) < 0);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}

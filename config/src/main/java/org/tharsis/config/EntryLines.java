package org.tharsis.config;

import java.util.ArrayList;
import java.util.List;

/** The lines of a block-style YAML list, to add an entry or cut one and touch nothing else. */
final class EntryLines {
  private final List<String> lines;

  /** Each line keeps its end. */
  EntryLines(String text) {
    lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, next));
      start = next;
    }
  }

  /** How this text ends its lines. */
  String lineEnd() {
    return !lines.isEmpty() && lines.getFirst().endsWith("\r\n") ? "\r\n" : "\n";
  }

  /** With an entry at the end; a blank line keeps it apart from a comment that is not its own. */
  String with(String entry) {
    String text = String.join("", lines);
    if (lines.isEmpty()) {
      return entry;
    }
    String last = lines.getLast();
    String end = last.endsWith("\n") ? "" : lineEnd();
    return text + end + (isComment(last) ? lineEnd() : "") + entry;
  }

  /**
   * Without the entry whose first value stands on that line, and without the comments directly
   * above it. Comments and blank lines below it stay, unless they are indented like its own.
   *
   * @param line counted from 1
   * @param dash the column of the list's dashes, counted from 0
   */
  String without(int line, int dash) {
    int first = line - 1;
    while (first > 0 && !beginsEntry(lines.get(first), dash)) {
      first--;
    }
    int end = first + 1;
    for (int at = first + 1; at < lines.size() && belongs(lines.get(at), dash); at++) {
      if (isContent(lines.get(at), dash)) {
        end = at + 1;
      }
    }
    while (first > 0 && isComment(lines.get(first - 1)) && indent(lines.get(first - 1)) <= dash) {
      first--;
    }
    return String.join("", lines.subList(0, first))
        + String.join("", lines.subList(end, lines.size()));
  }

  private static boolean beginsEntry(String line, int dash) {
    return indent(line) == dash && line.startsWith("-", dash);
  }

  private static boolean belongs(String line, int dash) {
    return line.isBlank() || isComment(line) || indent(line) > dash;
  }

  private static boolean isContent(String line, int dash) {
    return !line.isBlank() && indent(line) > dash;
  }

  private static boolean isComment(String line) {
    return line.stripLeading().startsWith("#");
  }

  private static int indent(String line) {
    int at = 0;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}

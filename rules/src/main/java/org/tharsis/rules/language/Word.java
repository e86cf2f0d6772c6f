package org.tharsis.rules.language;

import java.util.ArrayList;
import java.util.List;

/**
 * A word or number of rule text, its dots included, as in {@code source.ip}.
 *
 * @param start where it begins
 * @param end where it ends
 */
record Word(String text, int start, int end) {
  /** Those outside strings, in order. */
  static List<Word> all(String text) {
    List<Word> words = new ArrayList<>();
    int start = next(text, 0);
    while (start < text.length()) {
      int end = end(text, start);
      words.add(new Word(text.substring(start, end), start, end));
      start = next(text, end);
    }
    return words;
  }

  boolean isNumber() {
    return Character.isDigit(text.charAt(0));
  }

  private static int next(String text, int from) {
    int at = from;
    while (at < text.length() && !Character.isJavaIdentifierPart(text.charAt(at))) {
      char c = text.charAt(at);
      at = c == '"' || c == '\'' ? TextCursor.endOfString(text, at) + 1 : at + 1;
    }
    return at;
  }

  private static int end(String text, int start) {
    int end = start + 1;
    while (end < text.length()
        && (Character.isJavaIdentifierPart(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    return end;
  }
}

package org.tharsis.rules.language;

import org.jspecify.annotations.Nullable;

/** Walks over rule text, blanks skipped. */
final class TextCursor {
  private final String text;
  private int at;

  private int lastEnd;

  TextCursor(String text) {
    this(text, 0);
  }

  /** Begins there. */
  TextCursor(String text, int at) {
    this.text = text;
    this.at = at;
    skipBlanks();
  }

  int offset() {
    return at;
  }

  boolean atEnd() {
    return at == text.length();
  }

  boolean at(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  /** Whether a letter or digit is ahead. */
  boolean atWord() {
    return at < text.length() && Character.isJavaIdentifierPart(text.charAt(at));
  }

  boolean take(char c) {
    if (!at(c)) {
      return false;
    }
    at++;
    lastEnd = at;
    skipBlanks();
    return true;
  }

  /** What stands between the quotes ahead, as it is written; null where there are none. */
  @Nullable String string() {
    if (!at('"') && !at('\'')) {
      return null;
    }
    int close = endOfString(text, at);
    String string = text.substring(at + 1, close);
    at = Math.min(close + 1, text.length());
    lastEnd = at;
    skipBlanks();
    return string;
  }

  /** Where the character or string that was taken last ended, blanks not counted. */
  int lastEnd() {
    return lastEnd;
  }

  /** The letters and digits ahead; empty where there are none. */
  String word() {
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    skipBlanks();
    return word;
  }

  String operator() {
    int start = at;
    while (at < text.length() && "<>=!".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String operator = text.substring(start, at);
    skipBlanks();
    return operator;
  }

  /** The whole number ahead, or -1. */
  long number() {
    String word = word();
    boolean digits = !word.isEmpty() && word.length() <= 9;
    return digits && word.chars().allMatch(Character::isDigit) ? Long.parseLong(word) : -1;
  }

  /** What stands between the parenthesis ahead and the one that closes it. */
  String parenthesised() throws Mistake {
    int open = at;
    if (!at('(')) {
      throw new Mistake(at, "a parenthesis is missing after '" + text.substring(0, at) + "'");
    }
    int close = closing(text, open);
    if (close < 0) {
      throw new Mistake(open, "this parenthesis is not closed");
    }
    at = close + 1;
    skipBlanks();
    return text.substring(open + 1, close);
  }

  /** Where the parenthesis at {@code open} is closed, strings skipped, or -1. */
  static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        i = endOfString(text, i);
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The closing quote of the string that opens at {@code open}, or the text's end. */
  static int endOfString(String text, int open) {
    char quote = text.charAt(open);
    for (int i = open + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == quote) {
        return i;
      }
    }
    return text.length();
  }

  /** The whole text with every run of blanks as one. */
  String evened() {
    StringBuilder evened = new StringBuilder(text.length());
    for (char c : text.strip().toCharArray()) {
      boolean blank = Character.isWhitespace(c);
      if (!blank) {
        evened.append(c);
      } else if (evened.charAt(evened.length() - 1) != ' ') {
        evened.append(' ');
      }
    }
    return evened.toString();
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}

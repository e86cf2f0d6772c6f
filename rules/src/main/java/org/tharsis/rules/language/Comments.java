package org.tharsis.rules.language;

/**
 * Comments of rule text, in which anything may stand: an apostrophe that begins no string, a
 * parenthesis that is not closed. They are blanked before the text is read.
 */
final class Comments {
  private Comments() {}

  /** The text with blanks for comments, every other character and line end at its place. */
  static String blanked(String text) {
    StringBuilder blanked = new StringBuilder(text);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = end(text, at);
      if (end > at) {
        blank(blanked, at, end);
        at = end;
      } else {
        at = c == '"' || c == '\'' ? TextCursor.endOfString(text, at) + 1 : at + 1;
      }
    }
    return blanked.toString();
  }

  /** Behind the comment that begins there; the same place if none does. */
  private static int end(String text, int at) {
    if (text.startsWith("//", at)) {
      return before(text.indexOf('\n', at), text);
    }
    if (text.startsWith("/*", at)) {
      int close = text.indexOf("*/", at + 2);
      return before(close < 0 ? close : close + 2, text);
    }
    return at;
  }

  private static int before(int end, String text) {
    return end < 0 ? text.length() : end;
  }

  private static void blank(StringBuilder text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        text.setCharAt(i, ' ');
      }
    }
  }
}

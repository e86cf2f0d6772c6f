package org.tharsis.rules.language;

import org.jspecify.annotations.Nullable;

/**
 * Checks what a rule does: it raises its event, or remembers it for other rules. Anything else
 * would be a program, whose mistakes nobody can foresee and which may not end.
 */
final class ConsequenceReader {
  private static final String FINDING = "finding";

  private ConsequenceReader() {}

  /**
   * What is wrong with it, or null.
   *
   * @param consequence what stands between {@code then} and {@code end}
   * @param event the name of the pattern's event, as {@code $e}
   */
  static @Nullable String problem(String consequence, String event) {
    TextCursor cursor = new TextCursor(withoutComments(consequence));
    boolean right =
        cursor.word().equals(FINDING)
            && cursor.take('.')
            && isVerb(cursor.word())
            && cursor.take('(')
            && cursor.word().equals(event)
            && cursor.take(')')
            && cursor.take(';')
            && cursor.atEnd();
    return right
        ? null
        : "between then and end stands finding.raise( %s ); or, if other rules only ask for it with suspected( … ), finding.suspect( %s );"
            .formatted(event, event);
  }

  private static boolean isVerb(String word) {
    return word.equals("raise") || word.equals("suspect");
  }

  private static String withoutComments(String text) {
    StringBuilder rest = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = endOfComment(text, at);
      if (end == at) {
        rest.append(text.charAt(at++));
      } else {
        rest.append(' ');
        at = end;
      }
    }
    return rest.toString();
  }

  /** Behind the comment that begins there; {@code at} if none does. */
  private static int endOfComment(String text, int at) {
    String close = text.startsWith("//", at) ? "\n" : text.startsWith("/*", at) ? "*/" : null;
    if (close == null) {
      return at;
    }
    int end = text.indexOf(close, at + 2);
    return end < 0 ? text.length() : end + close.length();
  }
}

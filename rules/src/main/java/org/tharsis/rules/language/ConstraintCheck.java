package org.tharsis.rules.language;

import java.util.Set;

/**
 * Checks the words of a plain constraint against the vocabulary.
 *
 * <p>Drools would find a wrong one too, but without a line: the executable model reports type
 * errors of the code it generates.
 */
final class ConstraintCheck {
  private static final Set<String> DRL_WORDS =
      Set.of(
          "true",
          "false",
          "null",
          "in",
          "not",
          "contains",
          "excludes",
          "matches",
          "memberOf",
          "str",
          "startsWith",
          "endsWith",
          "length",
          "this");

  private final String text;
  private int at;

  private ConstraintCheck(String text) {
    this.text = text;
  }

  static void check(String constraint) throws Mistake {
    new ConstraintCheck(constraint).run();
  }

  private void run() throws Mistake {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        at = TextCursor.endOfString(text, at) + 1;
      } else if (Character.isJavaIdentifierStart(c)) {
        path();
      } else if (Character.isDigit(c) || c == '.') {
        skipWord(); // a literal with its unit, or a member of what a call gave
      } else {
        at++;
      }
    }
  }

  private void path() throws Mistake {
    int start = at;
    skipWord();
    String path = text.substring(start, at);
    if (path.startsWith("$") || DRL_WORDS.contains(path)) {
      return;
    }
    boolean call = at < text.length() && text.charAt(at) == '(';
    String named = call ? path.substring(0, Math.max(path.lastIndexOf('.'), 0)) : path;
    if (Vocabulary.field(named) == null && !Vocabulary.PREDICATES.contains(named)) {
      throw new Mistake(start, wrong(call && named.isEmpty() ? path : named));
    }
  }

  private static String wrong(String word) {
    return word.indexOf('.') < 0 && !Vocabulary.isObject(word)
        ? Vocabulary.noWord(word)
        : Vocabulary.noField(word);
  }

  private void skipWord() {
    at++;
    while (at < text.length()
        && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
  }
}

package org.tharsis.rules.language;

import java.util.Set;
import org.tharsis.model.Field;

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
          "memberOf",
          "str",
          "startsWith",
          "endsWith",
          "length",
          "this");

  private static final Set<String> TEXT_OPERATORS =
      Set.of("contains", "excludes", "memberOf", "str");

  private final String text;
  private int at;

  private ConstraintCheck(String text) {
    this.text = text;
  }

  static void check(String constraint) throws Mistake {
    new ConstraintCheck(AddressWords.hidden(constraint)).run();
  }

  private void run() throws Mistake {
    int start = TextCursor.nextWord(text, 0);
    while (start < text.length()) {
      at = TextCursor.endOfPath(text, start);
      if (Character.isDigit(text.charAt(start))) {
        number(start);
      } else if (start == 0 || text.charAt(start - 1) != '.') { // a member of what a call gave
        path(start);
      }
      start = TextCursor.nextWord(text, at);
    }
  }

  /** Units go with counting phrases. */
  private void number(int start) throws Mistake {
    at = Math.max(at, Units.endOfNumber(text, start));
    String number = text.substring(start, at);
    if (!number.chars().allMatch(c -> Character.isDigit(c) || c == '.')) {
      throw new Mistake(start, "'%s' is no number; write digits only".formatted(number));
    }
  }

  private void path(int start) throws Mistake {
    String path = text.substring(start, at);
    if (path.startsWith("$") || DRL_WORDS.contains(path)) {
      return;
    }
    if (path.equals("matches")) {
      throw new Mistake(
          start,
          "matches is not there: whoever writes the log line can make a regular expression run for"
              + " ever; write contains, str[startsWith] or str[endsWith]");
    }
    boolean call = at < text.length() && text.charAt(at) == '(';
    String named = call ? path.substring(0, Math.max(path.lastIndexOf('.'), 0)) : path;
    Field field = Vocabulary.field(named);
    if (field == null && !Vocabulary.PREDICATES.contains(named)) {
      throw new Mistake(start, wrong(call && named.isEmpty() ? path : named));
    }
    if (field != null && !call && textIsNext()) {
      checkText(start, field);
    }
    if (field != null && !call && field.type() == Field.Type.IP) {
      refuseTextOperator(start, field);
    }
  }

  /** {@code source.ip contains "10."} and its like. */
  private void refuseTextOperator(int start, Field field) throws Mistake {
    TextCursor cursor = new TextCursor(text, at);
    String word = cursor.word();
    if (TEXT_OPERATORS.contains(word.equals("not") ? cursor.word() : word)) {
      throw notText(start, field);
    }
  }

  private static Mistake notText(int start, Field field) {
    return new Mistake(
        start,
        "%s is an address, not text; write %s == \"10.1.1.7\" or %s inside \"10.1.0.0/16\""
            .formatted(field, field, field));
  }

  /** Whether the field is compared with a text: {@code == "…"} or {@code in ( "…"}. */
  private boolean textIsNext() {
    int next = at;
    while (next < text.length() && " \n\t\r=!<>(in".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    return next < text.length() && text.charAt(next) == '"';
  }

  private void checkText(int start, Field field) throws Mistake {
    switch (field.type()) {
      case IP -> {
        if (AddressOperator.read(text, at) == null) {
          throw notText(start, field);
        }
      }
      case LONG, TIME -> throw new Mistake(start, field + " is a number; write it without quotes");
      case BOOLEAN ->
          throw new Mistake(
              start, "%s is true or false; write %s or !%s".formatted(field, field, field));
      case KEYWORD, TEXT -> {}
    }
  }

  private static String wrong(String word) {
    return word.indexOf('.') < 0 && !Vocabulary.isObject(word)
        ? Vocabulary.noWord(word)
        : Vocabulary.noField(word);
  }
}

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

  private ConstraintCheck(String text) {
    this.text = text;
  }

  static void check(String constraint) throws Mistake {
    new ConstraintCheck(AddressWords.hidden(constraint)).run();
  }

  private void run() throws Mistake {
    for (Word word : Word.all(text)) {
      if (word.isNumber()) {
        number(word);
      } else if (!text.startsWith(".", word.start() - 1)) { // a member of what a call gave
        path(word);
      }
    }
  }

  /** Units go with counting phrases. */
  private void number(Word word) throws Mistake {
    int end = Math.max(word.end(), Units.endOfNumber(text, word.start()));
    String number = text.substring(word.start(), end);
    if (!number.chars().allMatch(c -> Character.isDigit(c) || c == '.')) {
      throw new Mistake(word.start(), "'%s' is no number; write digits only".formatted(number));
    }
  }

  private void path(Word word) throws Mistake {
    String path = word.text();
    if (path.startsWith("$") || DRL_WORDS.contains(path)) {
      return;
    }
    if (path.equals("matches")) {
      throw new Mistake(
          word.start(),
          "matches is not there: whoever writes the log line can make a regular expression run for"
              + " ever; write contains, str[startsWith] or str[endsWith]");
    }
    boolean call = text.startsWith("(", word.end());
    String named = call ? path.substring(0, Math.max(path.lastIndexOf('.'), 0)) : path;
    Field field = Vocabulary.field(named);
    if (field == null && !Vocabulary.PREDICATES.contains(named)) {
      throw new Mistake(word.start(), wrong(call && named.isEmpty() ? path : named));
    }
    if (field != null && !call) {
      compared(word, field);
    }
  }

  private void compared(Word word, Field field) throws Mistake {
    if (textIsNext(word.end())) {
      checkText(word, field);
    }
    if (field.type() == Field.Type.IP) {
      refuseTextOperator(word, field);
    }
  }

  /** {@code source.ip contains "10."} and its like. */
  private void refuseTextOperator(Word path, Field field) throws Mistake {
    TextCursor cursor = new TextCursor(text, path.end());
    String word = cursor.word();
    if (TEXT_OPERATORS.contains(word.equals("not") ? cursor.word() : word)) {
      throw notText(path.start(), field);
    }
  }

  private static Mistake notText(int start, Field field) {
    return new Mistake(
        start,
        "%s is an address, not text; write %s == \"10.1.1.7\" or %s inside \"10.1.0.0/16\""
            .formatted(field, field, field));
  }

  /** Whether the field is compared with a text: {@code == "…"} or {@code in ( "…"}. */
  private boolean textIsNext(int at) {
    int next = at;
    while (next < text.length() && " \n\t\r=!<>(in".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    return next < text.length() && text.charAt(next) == '"';
  }

  private void checkText(Word path, Field field) throws Mistake {
    int start = path.start();
    switch (field.type()) {
      case IP -> {
        if (AddressOperator.read(text, path.end()) == null) {
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

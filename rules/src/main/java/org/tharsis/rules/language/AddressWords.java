package org.tharsis.rules.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hides from DRL's parser what it does not know: {@code in list "…"} and {@code inside "…"} become
 * {@code == "…"} and {@code in ( "…" )}, padded with blanks, so that every character behind them
 * stays where it is.
 */
final class AddressWords {
  /** Words that may stand before {@code in} and {@code inside} and are no field. */
  private static final List<String> NO_FIELDS = List.of("not", "in", "list", "inside");

  private final String text;
  private final StringBuilder hidden;
  private final @Nullable Complaints complaints;

  private AddressWords(String text, @Nullable Complaints complaints) {
    this.text = text;
    this.hidden = new StringBuilder(text);
    this.complaints = complaints;
  }

  /** A whole file's text; what is written wrong behind these words is complained of. */
  static String hidden(String text, Complaints complaints) {
    return new AddressWords(text, complaints).run();
  }

  /** The text of a constraint that was looked at before. */
  static String hidden(String constraint) {
    return new AddressWords(constraint, null).run();
  }

  private String run() {
    for (Word word : Word.all(text)) {
      if (!NO_FIELDS.contains(word.text())) {
        operatorBehind(word);
      }
    }
    return hidden.toString();
  }

  private void operatorBehind(Word word) {
    try {
      AddressOperator operator = AddressOperator.read(text, word.end());
      if (operator != null && operator.ours()) {
        hide(operator);
      }
    } catch (Mistake mistake) {
      if (complaints != null) {
        complaints.addAt(mistake.offset(), mistake.text());
      }
    }
  }

  private void hide(AddressOperator operator) {
    if (operator.several()) {
      put(operator.word(), operator.wordEnd(), "in");
    } else {
      put(operator.from(), operator.wordEnd(), operator.negated() ? "!=" : "==");
    }
  }

  /** Line ends stay, so that lines keep their numbers. */
  private void put(int from, int to, String instead) {
    for (int i = from; i < to; i++) {
      if (!Character.isWhitespace(hidden.charAt(i))) {
        hidden.setCharAt(i, ' ');
      }
    }
    hidden.replace(from, from + instead.length(), instead);
  }
}

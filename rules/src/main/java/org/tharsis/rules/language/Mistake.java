package org.tharsis.rules.language;

/** Something in a rule that is not the rule language; the message says what would be right. */
final class Mistake extends Exception {
  private static final long serialVersionUID = 1;

  private final int offset;

  /**
   * @param offset where in the text that was read, in characters
   */
  Mistake(int offset, String message) {
    super(message, null, false, false);
    this.offset = offset;
  }

  int offset() {
    return offset;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}

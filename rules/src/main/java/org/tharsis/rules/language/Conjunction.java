package org.tharsis.rules.language;

/**
 * What is joined by {@code &&} as constraints of their own: those that several rules begin with are
 * asked once an event.
 */
final class Conjunction {
  private static final String AND = "&&";
  private static final String OR = "||";

  private Conjunction() {}

  /** The constraints with commas for every {@code &&} that stands in no parentheses. */
  static String separated(String constraints) {
    StringBuilder separated = new StringBuilder(constraints);
    for (int at = 0; at < constraints.length(); at++) {
      char c = constraints.charAt(at);
      if (c == '"' || c == '\'') {
        at = TextCursor.endOfString(constraints, at);
      } else if (c == '(') {
        at = Math.max(at, TextCursor.closing(constraints, at));
      } else if (constraints.startsWith(OR, at)) {
        return constraints; // which would bind less tightly than the comma
      } else if (constraints.startsWith(AND, at)) {
        separated.replace(at, at + AND.length(), ", ");
        at++;
      }
    }
    return separated.toString();
  }
}

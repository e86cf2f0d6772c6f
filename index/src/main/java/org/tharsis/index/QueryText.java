package org.tharsis.index;

import org.tharsis.model.Cidr;
import org.tharsis.model.Escaped;
import org.tharsis.model.Field;
import org.tharsis.model.Spelling;

/**
 * Makes of a query as people write it one that Lucene's parser reads as meant: what log lines are
 * full of ({@code :}, {@code /}, {@code [}) is escaped outside quotes and ranges, and names of
 * fields are checked. Remembers which column every character came from.
 */
final class QueryText {
  static final String EXISTS = "_exists_";

  private static final int MAX_DEPTH = 32;
  private static final String OPERATORS = "+-!";

  /** Thrown where the text is wrong. */
  static final class WrongException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Mistake mistake;

    WrongException(int index, String message) {
      super(message);
      this.mistake = new Mistake(index + 1, message);
    }

    Mistake mistake() {
      return mistake;
    }
  }

  private final String text;
  private final StringBuilder escaped = new StringBuilder();
  private final int[] origins;
  private int at;

  QueryText(String text) throws WrongException {
    this.text = text;
    this.origins = new int[2 * text.length() + 1];
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        quoted();
      } else if (c == '(' || c == ')') {
        depth = depth(depth, c);
        keep();
      } else if (Character.isWhitespace(c)) {
        keep();
      } else if (isRange(c)) {
        range(c == '[' ? ']' : '}', c == '[' ? '}' : ']');
      } else if (OPERATORS.indexOf(c) >= 0) {
        keep();
      } else {
        chunk();
      }
    }
    origins[escaped.length()] = at;
    if (depth > 0) {
      throw wrong(text.lastIndexOf('('), "this parenthesis is not closed");
    }
  }

  /** What Lucene's parser is to read. */
  String escaped() {
    return escaped.toString();
  }

  /** Counted from 0, where a character of {@link #escaped} stood in the original. */
  int origin(int index) {
    return origins[Math.clamp(index, 0, escaped.length())];
  }

  private int depth(int depth, char parenthesis) throws WrongException {
    if (parenthesis == '(') {
      if (depth == MAX_DEPTH) {
        throw wrong(at, "at most %d parentheses stand in one another".formatted(MAX_DEPTH));
      }
      return depth + 1;
    }
    if (depth == 0) {
      throw wrong(at, "this parenthesis closes nothing");
    }
    return depth - 1;
  }

  private void quoted() throws WrongException {
    int opening = at;
    keep();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        backslash("\"\\");
      } else {
        keep();
      }
    }
    if (at == text.length()) {
      throw wrong(opening, "this quote is not closed");
    }
    keep();
    if (at < text.length() && "~^".indexOf(text.charAt(at)) >= 0) {
      throw wrong(at, "'%c' has no meaning here".formatted(text.charAt(at)));
    }
  }

  private boolean isRange(char c) {
    return (c == '[' || c == '{') && at > 0 && text.charAt(at - 1) == ':';
  }

  private void range(char closing, char orClosing) throws WrongException {
    int opening = at;
    while (at < text.length() && text.charAt(at) != closing && text.charAt(at) != orClosing) {
      keep();
    }
    if (at == text.length()) {
      throw wrong(opening, "this range is not closed; write [1 TO 1023]");
    }
    keep();
  }

  /** A run without blanks, quotes and parentheses: a field, a value, or both. */
  private void chunk() throws WrongException {
    int end = endOfChunk();
    String chunk = text.substring(at, end);
    int colon = chunk.indexOf(':');
    if (chunk.equals("*:*")) {
      keepTo(end);
    } else if (colon > 0 && !isLiteral(chunk) && !Character.isDigit(chunk.charAt(0))) {
      field(chunk.substring(0, colon));
      if (chunk.startsWith(EXISTS)) {
        existing(text.substring(at, end));
      }
    }
    while (at < end) {
      value();
    }
  }

  private int endOfChunk() {
    int end = at;
    while (end < text.length()) {
      char c = text.charAt(end);
      boolean opensRange = (c == '[' || c == '{') && end > at && text.charAt(end - 1) == ':';
      if (Character.isWhitespace(c) || c == '"' || c == '(' || c == ')' || opensRange) {
        break;
      }
      end += c == '\\' && end + 1 < text.length() ? 2 : 1;
    }
    return end;
  }

  private void field(String name) throws WrongException {
    if (Field.of(name) == null && !name.equals(EXISTS) && !name.equals("*")) {
      throw wrong(at, unknown(name));
    }
    keepTo(at + name.length() + 1);
  }

  private void existing(String name) throws WrongException {
    if (Field.of(name) == null && !name.equals("*")) {
      throw wrong(at, unknown(name));
    }
  }

  private static String unknown(String name) {
    return "no field '%s'; %s"
        .formatted(
            Escaped.text(name),
            Spelling.nearest(name, Field.names())
                .map("did you mean %s?"::formatted)
                .orElse("to search the line for it, put it in quotes"));
  }

  private void value() {
    char c = text.charAt(at);
    if (c == '\\') {
      backslash("+-!():^[]\"{}~*?\\/&|");
    } else {
      if (":/^~![]{}".indexOf(c) >= 0) {
        escape();
      }
      keep();
    }
  }

  /** A backslash before one of these protects it; any other is meant as it stands. */
  private void backslash(String protectable) {
    if (at + 1 < text.length() && protectable.indexOf(text.charAt(at + 1)) >= 0) {
      keep();
    } else {
      escape();
    }
    keep();
  }

  private static boolean isLiteral(String chunk) {
    try {
      Cidr.parse(chunk);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void escape() {
    origins[escaped.length()] = at;
    escaped.append('\\');
  }

  private void keep() {
    origins[escaped.length()] = at;
    escaped.append(text.charAt(at));
    at++;
  }

  private void keepTo(int end) {
    while (at < end) {
      keep();
    }
  }

  private static WrongException wrong(int index, String message) {
    return new WrongException(index, message);
  }
}

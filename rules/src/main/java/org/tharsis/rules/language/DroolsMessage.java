package org.tharsis.rules.language;

/** What Drools says is wrong, for a rule's author. */
public final class DroolsMessage {
  /** It follows from the mistake that is said beside it. */
  private static final String NULL_PACKAGE = "Parser returned a null Package";

  /** How the message begins that repeats the generated code of another. */
  private static final String SOURCE_LISTING = "Java source of ";

  private static final String LINE = "Line ";

  private DroolsMessage() {}

  /** Without {@code [ERR 102] Line 1:8} before it: the line is said already. */
  public static String of(String message) {
    String text = message.strip();
    if (text.contains("'<eof>'")) {
      return "the file ends within a rule; a rule ends with end, a parenthesis with ), a text with \"";
    }
    int place = text.indexOf(LINE);
    int end = place < 0 ? -1 : text.indexOf(' ', place + LINE.length());
    return text.startsWith("[ERR ") && end > 0 ? text.substring(end + 1) : text;
  }

  /** Whether it says nothing that another message of the same file does not. */
  public static boolean isEcho(String message) {
    String text = message.strip();
    return text.equals(NULL_PACKAGE) || text.startsWith(SOURCE_LISTING);
  }
}

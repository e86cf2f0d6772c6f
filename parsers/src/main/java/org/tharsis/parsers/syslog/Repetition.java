package org.tharsis.parsers.syslog;

import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;

/** {@code message repeated 3 times: [ text]}: what a syslog daemon makes of equal lines. */
public final class Repetition {
  private static final String BEGINNING = "message repeated ";
  private static final int MOST_DIGITS = 9;

  private Repetition() {}

  static boolean isAt(Cursor c) {
    return c.peek() == 'm' && c.isAt(BEGINNING);
  }

  /**
   * Puts the cursor on the text that was repeated; leaves it alone if there is none.
   *
   * @return how often the text came, or -1 if none stands here
   */
  public static long open(Cursor c) {
    if (!isAt(c)) {
      return -1;
    }
    int start = c.at();
    c.skip(BEGINNING);
    long count = c.number(MOST_DIGITS);
    if (count < 0 || !c.skip(" times: [")) {
      c.moveTo(start);
      return -1;
    }
    c.skipBlanks();
    int end = Ascii.trimEnd(c.bytes(), c.at(), c.end());
    if (end > c.at() && c.bytes()[end - 1] == ']') {
      c.endAt(end - 1);
    }
    return count;
  }
}

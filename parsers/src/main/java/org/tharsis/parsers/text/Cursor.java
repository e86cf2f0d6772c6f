package org.tharsis.parsers.text;

/**
 * A place in a range of bytes that only moves on when what was asked for is there.
 *
 * <p>One cursor serves line after line after {@link #reset}; it belongs to one thread.
 */
public final class Cursor {
  /** What {@link #peek} sees at the end. */
  public static final int END = -1;

  private byte[] bytes = {};
  private int at;
  private int end;

  /** Starts over on {@code bytes[from, to)}. */
  public Cursor reset(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
    return this;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int at() {
    return at;
  }

  public int end() {
    return end;
  }

  public boolean atEnd() {
    return at >= end;
  }

  public void moveTo(int position) {
    at = Math.min(position, end);
  }

  /** Makes the range shorter. */
  public void endAt(int position) {
    end = Math.min(end, position);
    at = Math.min(at, end);
  }

  public int peek() {
    return at < end ? bytes[at] : END;
  }

  public int peek(int ahead) {
    return at + ahead < end ? bytes[at + ahead] : END;
  }

  public void next() {
    at = Math.min(at + 1, end);
  }

  public boolean isAt(String text) {
    return Ascii.isAt(bytes, at, end, text);
  }

  public boolean skip(char wanted) {
    boolean there = peek() == wanted;
    if (there) {
      at++;
    }
    return there;
  }

  public boolean skip(String wanted) {
    boolean there = isAt(wanted);
    if (there) {
      at += wanted.length();
    }
    return there;
  }

  /** Skips spaces and tabs; says whether there were any. */
  public boolean skipBlanks() {
    int from = at;
    at = Ascii.skipBlanks(bytes, at, end);
    return at > from;
  }

  /** Where the word that begins here ends: before the next blank, or at the end. */
  public int wordEnd() {
    return Ascii.indexOfBlank(bytes, at, end);
  }

  /** Reads at most {@code most} digits; -1, without moving, if there are none. */
  public long number(int most) {
    int to = at;
    while (to < end && to - at < most && Ascii.isDigit(bytes[to])) {
      to++;
    }
    long number = Ascii.number(bytes, at, to);
    at = to;
    return number;
  }
}

package org.tharsis.parsers.keyvalue;

import org.jspecify.annotations.Nullable;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Names;

/** Words of a device as {@code event.action} has them: {@code Failed Log In}, failed-log-in. */
public final class Kebab {
  private static final int LONGEST = 64;

  private final Names names;
  private final byte[] text = new byte[LONGEST];
  private int length;

  public Kebab(Names names) {
    this.names = names;
  }

  /**
   * The words in {@code bytes[from, to)}, joined by hyphens, in lower case; null if there are none.
   */
  public @Nullable String of(byte[] bytes, int from, int to) {
    length = 0;
    append(bytes, from, to);
    return name();
  }

  /** The same of two ranges one after the other. */
  public @Nullable String of(byte[] bytes, int from, int to, int secondFrom, int secondTo) {
    length = 0;
    append(bytes, from, to);
    if (length > 0 && length < LONGEST) {
      text[length++] = '-';
    }
    append(bytes, secondFrom, secondTo);
    return name();
  }

  private @Nullable String name() {
    return length == 0 ? null : names.of(text, 0, length);
  }

  private void append(byte[] bytes, int from, int to) {
    for (int at = from; at < to && length < LONGEST; at++) {
      int b = Ascii.lower(bytes[at]);
      if (Ascii.isLetter(b) || Ascii.isDigit(b)) {
        text[length++] = (byte) b;
      } else if (length > 0 && text[length - 1] != '-') {
        text[length++] = '-';
      }
    }
    while (length > 0 && text[length - 1] == '-') {
      length--;
    }
  }
}

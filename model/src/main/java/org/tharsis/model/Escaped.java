package org.tharsis.model;

/** Text from a log line made safe to show on a terminal: attackers write log lines. */
public final class Escaped {
  private Escaped() {}

  /**
   * The text with every control, format and line-separating character as {@code \xNN} or {@code
   * \}{@code uNNNN}, so that it can neither move the cursor nor pretend to be another line.
   */
  public static String text(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (unsafe(raw.charAt(i))) {
        return escape(raw);
      }
    }
    return raw;
  }

  private static String escape(String raw) {
    StringBuilder safe = new StringBuilder(raw.length() + 16);
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (!unsafe(c)) {
        safe.append(c);
      } else if (c < 0x100) {
        safe.append("\\x%02x".formatted((int) c));
      } else {
        safe.append("\\u%04x".formatted((int) c));
      }
    }
    return safe.toString();
  }

  private static boolean unsafe(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          c != '\t';
      default -> false;
    };
  }
}

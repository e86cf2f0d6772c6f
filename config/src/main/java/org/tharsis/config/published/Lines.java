package org.tharsis.config.published;

import java.io.IOException;
import java.io.InputStream;

/** The lines of a text of any size; what is longer than 4,096 bytes is cut there. */
final class Lines {
  private static final int LONGEST = 4_096;

  /** Takes one line without its end. */
  interface Taker {
    void line(int number, String line);
  }

  private Lines() {}

  static void forEach(InputStream in, Taker taker) throws IOException {
    byte[] block = new byte[1 << 16];
    StringBuilder line = new StringBuilder();
    int number = 1;
    int read;
    while ((read = in.read(block)) >= 0) {
      for (int i = 0; i < read; i++) {
        if (block[i] == '\n') {
          taker.line(number++, line.toString());
          line.setLength(0);
        } else if (line.length() < LONGEST && block[i] != '\r') {
          line.append((char) (block[i] & 0xff));
        }
      }
    }
    if (!line.isEmpty()) {
      taker.line(number, line.toString());
    }
  }

  /** What stands before any of these signs, without the spaces around it. */
  static String before(String line, String signs) {
    int end = 0;
    while (end < line.length() && signs.indexOf(line.charAt(end)) < 0) {
      end++;
    }
    return line.substring(0, end).strip();
  }
}

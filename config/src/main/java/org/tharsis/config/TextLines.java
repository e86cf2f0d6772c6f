package org.tharsis.config;

/** The lines of a plain file, counted from 1. */
final class TextLines {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private TextLines() {}

  /** Takes one line. */
  interface Reader {
    void line(int number, String content);
  }

  static void forEach(String text, Reader reader) {
    int[] number = {0};
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    (marked ? text.substring(1) : text)
        .lines()
        .forEach(content -> reader.line(++number[0], content));
  }

  /** What stands before a {@code #}, without the spaces around it. */
  static String withoutComment(String line) {
    int hash = line.indexOf('#');
    return (hash < 0 ? line : line.substring(0, hash)).strip();
  }
}

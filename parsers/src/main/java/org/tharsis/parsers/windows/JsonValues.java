package org.tharsis.parsers.windows;

import java.nio.charset.StandardCharsets;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * Walks over one JSON object (RFC 8259) and says of each string and number its path and where it
 * lies: {@code {"a":{"b":1}}} has {@code a.b}. What is in an array has the array's path. Builds
 * nothing; what is no JSON ends the walk. Belongs to one thread.
 */
final class JsonValues {
  private static final int DEEPEST = 16;
  private static final int LONGEST_PATH = 256;

  /** Takes a value. */
  interface Sink {
    /**
     * Is told of a value.
     *
     * @param path its keys, joined by dots
     * @param from its first byte, within quotes
     * @param to behind its last
     */
    void value(String path, int from, int to);
  }

  private final Names names;
  private final byte[] path = new byte[LONGEST_PATH];
  private int pathLength;

  JsonValues(Names names) {
    this.names = names;
  }

  /** Walks over the object that begins here; whether it was whole. */
  boolean read(Cursor c, Sink sink) {
    pathLength = 0;
    return value(c, 0, sink);
  }

  private boolean value(Cursor c, int depth, Sink sink) {
    space(c);
    return switch (c.peek()) {
      case '{' -> depth < DEEPEST && object(c, depth, sink);
      case '[' -> depth < DEEPEST && array(c, depth, sink);
      case '"' -> string(c, sink);
      default -> bare(c, sink);
    };
  }

  private boolean object(Cursor c, int depth, Sink sink) {
    c.next();
    space(c);
    if (c.skip('}')) {
      return true;
    }
    do {
      space(c);
      int outer = pathLength;
      if (!key(c) || !value(c, depth + 1, sink)) {
        return false;
      }
      pathLength = outer;
      space(c);
    } while (c.skip(','));
    return c.skip('}');
  }

  private boolean array(Cursor c, int depth, Sink sink) {
    c.next();
    space(c);
    if (c.skip(']')) {
      return true;
    }
    do {
      if (!value(c, depth + 1, sink)) {
        return false;
      }
      space(c);
    } while (c.skip(','));
    return c.skip(']');
  }

  private boolean key(Cursor c) {
    int from = c.at() + 1;
    int to = stringEnd(c);
    if (to < 0) {
      return false;
    }
    append(c.bytes(), from, to);
    space(c);
    return c.skip(':');
  }

  /** Where a path is too long, its end is lost, and it is none that anybody asks for. */
  private void append(byte[] bytes, int from, int to) {
    if (pathLength > 0 && pathLength < LONGEST_PATH) {
      path[pathLength++] = '.';
    }
    int length = Math.min(to - from, LONGEST_PATH - pathLength);
    System.arraycopy(bytes, from, path, pathLength, length);
    pathLength += length;
  }

  private boolean string(Cursor c, Sink sink) {
    int from = c.at() + 1;
    int to = stringEnd(c);
    if (to >= 0) {
      sink.value(names.of(path, 0, pathLength), from, to);
    }
    return to >= 0;
  }

  /** Passes over a string; its end without the quote, or -1. */
  private static int stringEnd(Cursor c) {
    if (!c.skip('"')) {
      return -1;
    }
    while (!c.atEnd()) {
      int b = c.peek();
      if (b == '"') {
        int end = c.at();
        c.next();
        return end;
      }
      c.moveTo(c.at() + (b == '\\' ? 2 : 1));
    }
    return -1;
  }

  private boolean bare(Cursor c, Sink sink) {
    int from = c.at();
    while (Ascii.isLetter(c.peek())
        || Ascii.isDigit(c.peek())
        || c.peek() == '-'
        || c.peek() == '+'
        || c.peek() == '.') {
      c.next();
    }
    if (c.at() > from && !Ascii.is(c.bytes(), from, c.at(), "null")) {
      sink.value(names.of(path, 0, pathLength), from, c.at());
    }
    return c.at() > from;
  }

  private static void space(Cursor c) {
    while (c.peek() == ' ' || c.peek() == '\t' || c.peek() == '\r' || c.peek() == '\n') {
      c.next();
    }
  }

  /** A string's text, its escapes resolved. */
  static String text(byte[] bytes, int from, int to, Names names) {
    return Ascii.indexOf(bytes, from, to, '\\') < 0
        ? names.of(bytes, from, to)
        : unescaped(new String(bytes, from, to - from, StandardCharsets.UTF_8));
  }

  private static String unescaped(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\' || i + 1 == raw.length()) {
        text.append(c);
        continue;
      }
      char escaped = raw.charAt(++i);
      switch (escaped) {
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'u' -> i = unicode(raw, i, text);
        default -> text.append(escaped);
      }
    }
    return text.toString();
  }

  private static int unicode(String raw, int u, StringBuilder text) {
    int code = 0;
    int end = Math.min(raw.length(), u + 5);
    for (int i = u + 1; i < end; i++) {
      code = code << 4 | Math.max(0, Character.digit(raw.charAt(i), 16));
    }
    text.append((char) code);
    return end - 1;
  }
}

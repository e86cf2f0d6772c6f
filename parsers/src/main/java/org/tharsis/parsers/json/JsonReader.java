package org.tharsis.parsers.json;

import java.util.Arrays;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;

/**
 * Walks once over a JSON object (RFC 8259) and notes where the wanted strings, numbers and literals
 * lie. Of several with one path the first stays; what is in an array has the array's path; {@code
 * null} is nothing. What is no JSON ends the walk, and what was found before stays. Belongs to one
 * thread.
 */
public final class JsonReader {
  private static final int DEEPEST = 32;

  private final JsonPaths paths;
  private final int[] froms;
  private final int[] tos;
  private final Cursor value = new Cursor();
  private byte[] line = {};
  private byte[] scratch = {};

  public JsonReader(JsonPaths paths) {
    this.paths = paths;
    this.froms = new int[paths.places()];
    this.tos = new int[paths.places()];
  }

  /** Walks over the object that begins here, or behind blanks; whether there was one, and whole. */
  public boolean read(Cursor c) {
    Arrays.fill(froms, 0);
    Arrays.fill(tos, 0);
    line = c.bytes();
    space(c);
    return c.peek() == '{' && value(c, paths.root(), 0);
  }

  /** Whether that place has a value that is not empty. */
  public boolean has(int place) {
    return tos[place] > froms[place];
  }

  /** The text at a place, its escapes resolved; valid until the next is asked for. */
  public Cursor value(int place) {
    int from = froms[place];
    int to = tos[place];
    if (Ascii.indexOf(line, from, to, '\\') < 0) {
      return value.reset(line, from, to);
    }
    if (scratch.length < to - from) {
      scratch = new byte[to - from];
    }
    return value.reset(scratch, 0, JsonText.resolve(line, from, to, scratch));
  }

  /** Whether that is the text at a place, in whatever case. */
  public boolean is(int place, String wanted) {
    return Ascii.is(line, froms[place], tos[place], wanted);
  }

  /** The number at a place, or -1; see {@link Ascii#number}. */
  public long number(int place) {
    return Ascii.number(line, froms[place], tos[place]);
  }

  private boolean value(Cursor c, JsonPaths.Node node, int depth) {
    space(c);
    return switch (c.peek()) {
      case '{' -> depth < DEEPEST && object(c, node, depth);
      case '[' -> depth < DEEPEST && array(c, node, depth);
      case '"' -> string(c, node.place);
      default -> bare(c, node.place);
    };
  }

  private boolean object(Cursor c, JsonPaths.Node node, int depth) {
    c.next();
    space(c);
    if (c.skip('}')) {
      return true;
    }
    do {
      if (!member(c, node, depth)) {
        return false;
      }
      space(c);
    } while (c.skip(','));
    return c.skip('}');
  }

  private boolean member(Cursor c, JsonPaths.Node node, int depth) {
    space(c);
    int from = c.at() + 1;
    int to = stringEnd(c);
    space(c);
    if (to < 0 || !c.skip(':')) {
      return false;
    }
    JsonPaths.Node below = JsonPaths.below(node, c.bytes(), from, to);
    return below == null ? skipValue(c) : value(c, below, depth + 1);
  }

  private boolean array(Cursor c, JsonPaths.Node node, int depth) {
    c.next();
    space(c);
    if (c.skip(']')) {
      return true;
    }
    do {
      if (!value(c, node, depth + 1)) {
        return false;
      }
      space(c);
    } while (c.skip(','));
    return c.skip(']');
  }

  private boolean string(Cursor c, int place) {
    int from = c.at() + 1;
    int to = stringEnd(c);
    if (to >= 0) {
      keep(place, from, to);
    }
    return to >= 0;
  }

  private boolean bare(Cursor c, int place) {
    int from = c.at();
    skipBare(c);
    if (!Ascii.is(c.bytes(), from, c.at(), "null")) {
      keep(place, from, c.at());
    }
    return c.at() > from;
  }

  private void keep(int place, int from, int to) {
    if (place >= 0 && tos[place] == 0) {
      froms[place] = from;
      tos[place] = to;
    }
  }

  /** Passes over a value that nobody wants, however deep it is. */
  private static boolean skipValue(Cursor c) {
    int open = 0;
    do {
      space(c);
      switch (c.peek()) {
        case '{', '[' -> {
          open++;
          c.next();
        }
        case '}', ']' -> {
          open--;
          c.next();
        }
        case ',', ':' -> c.next();
        case '"' -> {
          if (stringEnd(c) < 0) {
            return false;
          }
        }
        default -> {
          if (!skipBare(c)) {
            return false;
          }
        }
      }
    } while (open > 0);
    return open == 0;
  }

  private static boolean skipBare(Cursor c) {
    int from = c.at();
    while (isBare(c.peek())) {
      c.next();
    }
    return c.at() > from;
  }

  private static boolean isBare(int b) {
    return Ascii.isLetter(b) || Ascii.isDigit(b) || b == '-' || b == '+' || b == '.';
  }

  /** Passes over a string; its end without the quote, or -1. */
  private static int stringEnd(Cursor c) {
    if (c.peek() != '"') {
      return -1;
    }
    byte[] bytes = c.bytes();
    int at = Ascii.indexOfEither(bytes, c.at() + 1, c.end(), '"', '\\');
    while (at < c.end() && bytes[at] == '\\') {
      at = Ascii.indexOfEither(bytes, Math.min(at + 2, c.end()), c.end(), '"', '\\');
    }
    c.moveTo(at + 1);
    return at < c.end() ? at : -1;
  }

  private static void space(Cursor c) {
    while (c.peek() <= ' ' && isSpace(c.peek())) {
      c.next();
    }
  }

  private static boolean isSpace(int b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}

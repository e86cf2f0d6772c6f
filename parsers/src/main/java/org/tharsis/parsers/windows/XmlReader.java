package org.tharsis.parsers.windows;

import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;
import org.tharsis.parsers.text.Utf8;

/**
 * Goes from one start tag to the next of an XML text (1.0, without a document type), each with its
 * attributes and the text right behind it. Belongs to one thread.
 */
final class XmlReader {
  private static final int LONGEST_REFERENCE = 10;

  private final Cursor value = new Cursor();
  private byte[] bytes = {};
  private byte[] scratch = {};
  private int at;
  private int end;
  private int nameFrom;
  private int nameTo;
  private int tagEnd;
  private int contentEnd;

  /** Starts over at the cursor. */
  void reset(Cursor c) {
    bytes = c.bytes();
    at = c.at();
    end = c.end();
  }

  /** Goes to the next start tag; whether there is one. */
  boolean next() {
    while (true) {
      int open = Ascii.indexOf(bytes, at, end, '<');
      int close = open < 0 ? -1 : close(open);
      if (close < 0) {
        return false;
      }
      at = close + 1;
      if (Ascii.isLetter(bytes[open + 1])) {
        tag(open + 1, close);
        return true;
      }
    }
  }

  /** Where a tag ends: quotes may hold its end's character. */
  private int close(int open) {
    int quote = 0;
    for (int i = open + 1; i < end; i++) {
      int b = bytes[i];
      if (quote != 0) {
        quote = b == quote ? 0 : quote;
      } else if (b == '"' || b == '\'') {
        quote = b;
      } else if (b == '>') {
        return i;
      }
    }
    return -1;
  }

  private void tag(int from, int close) {
    nameFrom = from;
    nameTo = from;
    while (nameTo < close && bytes[nameTo] > ' ' && bytes[nameTo] != '/') {
      nameTo++;
    }
    tagEnd = close;
    boolean empty = bytes[close - 1] == '/';
    int next = empty ? -1 : Ascii.indexOf(bytes, close + 1, end, '<');
    contentEnd = next < 0 ? close + 1 : next;
    at = contentEnd;
  }

  /** Whether that is the element's name. */
  boolean is(String name) {
    return nameTo - nameFrom == name.length() && Ascii.isAt(bytes, nameFrom, nameTo, name);
  }

  String name(Names names) {
    return names.of(bytes, nameFrom, nameTo);
  }

  /** Whether it ends right behind its text. */
  boolean isLeaf() {
    return Ascii.isAt(bytes, contentEnd, end, "</");
  }

  /** The text behind the tag, its references resolved; valid until the next is asked for. */
  Cursor content() {
    return resolved(tagEnd + 1, contentEnd);
  }

  /** An attribute's value, likewise; empty if there is none. */
  Cursor attribute(String name) {
    int from = nameTo;
    while (from < tagEnd) {
      int equals = Ascii.indexOf(bytes, from, tagEnd, '=');
      if (equals < 0 || equals + 1 >= tagEnd) {
        break;
      }
      int quote = bytes[equals + 1];
      int closing = Ascii.indexOf(bytes, equals + 2, tagEnd, (char) quote);
      if ((quote != '"' && quote != '\'') || closing < 0) {
        break;
      }
      int key = equals - name.length();
      if (key > from && bytes[key - 1] <= ' ' && Ascii.isAt(bytes, key, equals, name)) {
        return resolved(equals + 2, closing);
      }
      from = closing + 1;
    }
    return value.reset(bytes, 0, 0);
  }

  private Cursor resolved(int from, int to) {
    if (Ascii.indexOf(bytes, from, to, '&') < 0) {
      return value.reset(bytes, from, to);
    }
    if (scratch.length < to - from) {
      scratch = new byte[to - from];
    }
    int length = 0;
    int i = from;
    while (i < to) {
      int semicolon =
          bytes[i] == '&' ? Ascii.indexOf(bytes, i, Math.min(to, i + LONGEST_REFERENCE), ';') : -1;
      int point = semicolon < 0 ? -1 : reference(i + 1, semicolon);
      if (point < 0) {
        scratch[length++] = bytes[i++];
      } else {
        length = Utf8.put(point, scratch, length);
        i = semicolon + 1;
      }
    }
    return value.reset(scratch, 0, length);
  }

  /** The character of a reference (XML 1.0, 4.1 and 4.6), or -1. */
  private int reference(int from, int to) {
    if (bytes[from] == '#') {
      boolean hex = bytes[from + 1] == 'x';
      return number(from + (hex ? 2 : 1), to, hex ? 16 : 10);
    }
    if (Ascii.is(bytes, from, to, "amp")) {
      return '&';
    }
    if (Ascii.is(bytes, from, to, "lt")) {
      return '<';
    }
    if (Ascii.is(bytes, from, to, "gt")) {
      return '>';
    }
    if (Ascii.is(bytes, from, to, "quot")) {
      return '"';
    }
    return Ascii.is(bytes, from, to, "apos") ? '\'' : -1;
  }

  private int number(int from, int to, int radix) {
    int number = from < to ? 0 : -1;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(bytes[i], radix);
      if (digit < 0) {
        return -1;
      }
      number = number * radix + digit;
    }
    return number;
  }
}

package org.tharsis.engine.receive.http;

import io.netty.buffer.ByteBuf;

/**
 * A line is a JSON object, wherever it ends: objects may follow one another with or without line
 * feeds, stand in an array, and have line feeds in them, which become blanks.
 */
final class JsonBody implements BodyLines {
  private final OneLine line;
  private int depth;
  private boolean quoted;
  private boolean escaped;

  JsonBody(int maxLineBytes) {
    line = new OneLine(maxLineBytes);
  }

  @Override
  public void read(ByteBuf piece, Lines to) throws Malformed {
    while (piece.isReadable()) {
      byte b = piece.readByte();
      if (depth > 0) {
        inside(b, to);
      } else if (b == '{') {
        depth = 1;
        line.add(b);
      } else if (" \t\r\n,[]".indexOf(b) < 0) {
        throw new Malformed("a JSON object was expected, or several; text goes as text/plain");
      }
    }
  }

  private void inside(byte b, Lines to) {
    line.add(b == '\n' || b == '\r' ? (byte) ' ' : b);
    if (escaped) {
      escaped = false;
    } else if (quoted) {
      escaped = b == '\\';
      quoted = b != '"';
    } else {
      quoted = b == '"';
      depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
    }
    if (depth == 0) {
      line.end(to);
    }
  }

  @Override
  public void end(Lines to) throws Malformed {
    if (depth > 0) {
      throw new Malformed("the last JSON object has no end");
    }
  }
}

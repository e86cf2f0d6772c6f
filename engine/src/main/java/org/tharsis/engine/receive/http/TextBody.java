package org.tharsis.engine.receive.http;

import io.netty.buffer.ByteBuf;

/** A line is what ends with a line feed, or with the body. */
final class TextBody implements BodyLines {
  private final OneLine line;

  TextBody(int maxLineBytes) {
    line = new OneLine(maxLineBytes);
  }

  @Override
  public void read(ByteBuf piece, Lines to) {
    while (piece.isReadable()) {
      int length = piece.bytesBefore((byte) '\n');
      line.add(piece, length < 0 ? piece.readableBytes() : length);
      if (length >= 0) {
        piece.skipBytes(1);
        line.end(to);
      }
    }
  }

  @Override
  public void end(Lines to) {
    line.end(to);
  }
}

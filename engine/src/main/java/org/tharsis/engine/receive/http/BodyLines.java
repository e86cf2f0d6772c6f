package org.tharsis.engine.receive.http;

import io.netty.buffer.ByteBuf;

/** Cuts a body into lines, piece by piece as it comes; keeps no more than one of them. */
sealed interface BodyLines permits TextBody, JsonBody {
  /** Takes lines. */
  @FunctionalInterface
  interface Lines {
    void line(byte[] bytes, boolean truncated);
  }

  /** The body is not of the kind it is said to be. */
  final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message, null, false, false); // peers write these
    }
  }

  /** Takes the next piece. */
  void read(ByteBuf piece, Lines to) throws Malformed;

  /** There are no more. */
  void end(Lines to) throws Malformed;
}

package org.tharsis.engine.receive.relp;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a RELP frame begins with: {@code TXNR SP COMMAND SP DATALEN}, and a blank if there is data.
 *
 * @param dataLength 0 to 999,999,999
 * @param bytes how many bytes it has itself
 */
record RelpHeader(int txnr, RelpInput.Command command, int dataLength, int bytes) {
  private static final int MOST_DIGITS = 9;
  private static final int MOST_LETTERS = 32;

  /** What stands there is no such thing. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message, null, false, false); // peers write these
    }
  }

  /** The header that begins here; null if more bytes have to tell. */
  static @Nullable RelpHeader at(ByteBuf in) throws Malformed {
    int start = in.readerIndex();
    int txnr = end(in, start, MOST_DIGITS, RelpHeader::isDigit, "a transaction number");
    if (!follows(in, txnr, ' ')) {
      return null;
    }
    int command = end(in, txnr + 1, MOST_LETTERS, RelpHeader::isLetter, "a command");
    if (!follows(in, command, ' ')) {
      return null;
    }
    int length = end(in, command + 1, MOST_DIGITS, RelpHeader::isDigit, "a length");
    int octets = number(in, command + 1, length);
    if (!follows(in, length, octets == 0 ? '\n' : ' ')) {
      return null;
    }
    int blank = octets == 0 ? 0 : 1;
    return new RelpHeader(
        number(in, start, txnr),
        command(in.toString(txnr + 1, command - txnr - 1, StandardCharsets.US_ASCII)),
        octets,
        length + blank - start);
  }

  /** Where this part ends, as far as it has come. */
  private static int end(ByteBuf in, int from, int most, IntPredicate isPart, String what)
      throws Malformed {
    int at = from;
    while (at < in.writerIndex() && isPart.test(in.getByte(at))) {
      at++;
    }
    if (at - from > most || (at == from && at < in.writerIndex())) {
      throw new Malformed("%s of 1 to %d characters was expected".formatted(what, most));
    }
    return at;
  }

  /** Whether this byte is there; it must not be another one. */
  private static boolean follows(ByteBuf in, int at, char wanted) throws Malformed {
    if (at >= in.writerIndex()) {
      return false;
    }
    if (in.getByte(at) != wanted) {
      throw new Malformed(
          "%s was expected behind a number or command"
              .formatted(wanted == ' ' ? "a blank" : "a line feed"));
    }
    return true;
  }

  private static int number(ByteBuf in, int from, int to) {
    int number = 0;
    for (int at = from; at < to; at++) {
      number = number * 10 + (in.getByte(at) - '0');
    }
    return number;
  }

  private static RelpInput.Command command(String name) {
    return switch (name) {
      case "open" -> RelpInput.Command.OPEN;
      case "syslog" -> RelpInput.Command.SYSLOG;
      case "close" -> RelpInput.Command.CLOSE;
      default -> RelpInput.Command.OTHER;
    };
  }

  private static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isLetter(int b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }
}

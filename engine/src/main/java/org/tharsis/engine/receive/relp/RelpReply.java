package org.tharsis.engine.receive.relp;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * What a command is answered with.
 *
 * @param data status, text and what else belongs there; empty for the end of a session
 */
record RelpReply(int txnr, Kind kind, String data) {
  /** What it means for the session. */
  enum Kind {
    /** A line is kept. */
    LINE,
    /** Something else. */
    OTHER,
    /** The session ends with it. */
    LAST
  }

  /** The hint that the server goes; nobody answers it. */
  static final String GOING = "0 serverclose 0\n";

  private static final String OK = "200 OK";
  private static final String OFFERS = "\nrelp_version=0\nrelp_software=tharsis\ncommands=syslog";

  static RelpReply line(int txnr) {
    return new RelpReply(txnr, Kind.LINE, OK);
  }

  static RelpReply opened(int txnr) {
    return new RelpReply(txnr, Kind.OTHER, OK + OFFERS);
  }

  static RelpReply empty(int txnr) {
    return new RelpReply(txnr, Kind.OTHER, OK);
  }

  static RelpReply closed(int txnr) {
    return new RelpReply(txnr, Kind.LAST, "");
  }

  /**
   * @param why up to 80 characters (RELP's HUMANMSG)
   */
  static RelpReply refused(int txnr, String why) {
    return new RelpReply(txnr, Kind.LAST, "500 " + why);
  }

  void writeTo(ByteBuf out) {
    String frame =
        data.isEmpty()
            ? "%d rsp 0\n".formatted(txnr)
            : txnr + " rsp " + data.length() + " " + data + "\n";
    out.writeCharSequence(frame, StandardCharsets.US_ASCII);
  }
}

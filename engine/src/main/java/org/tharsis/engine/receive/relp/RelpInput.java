package org.tharsis.engine.receive.relp;

/** What a RELP client sends. */
sealed interface RelpInput {
  /** What a frame asks for; others than these are refused alike. */
  enum Command {
    OPEN,
    SYSLOG,
    CLOSE,
    OTHER
  }

  /**
   * A frame.
   *
   * @param txnr its transaction number; 0 for a hint, which is not answered
   * @param data as much of it as is kept
   * @param truncated whether there was more
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
  record Frame(int txnr, Command command, byte[] data, boolean truncated) implements RelpInput {}

  /** No frame, and nothing after it is one. */
  record Broken(String why) implements RelpInput {}
}

package org.tharsis.engine.receive.relp;

import java.util.ArrayList;
import java.util.List;
import org.tharsis.engine.receive.stream.Answers;

/**
 * The first lines of a session, which are held back until it is known how many of them were sent
 * before.
 */
final class HeldLines {
  /**
   * A line that was sent.
   *
   * @param arrived milliseconds since the epoch
   * @param answer waits for it to be on disk
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
  record Sent(
      byte[] bytes,
      boolean truncated,
      long arrived,
      long digest,
      Answers.Answer<RelpReply> answer) {}

  private final SentLines known;
  private final Resending resending;
  private final List<Sent> lines = new ArrayList<>();
  private long bytes;

  HeldLines(SentLines known, Resending resending) {
    this.known = known;
    this.resending = resending;
  }

  /**
   * Holds a line back.
   *
   * @return whether more lines have to tell, and may be held
   */
  boolean hold(Sent line) {
    lines.add(line);
    bytes += line.bytes().length;
    known.held(line.bytes().length);
    return resending.look(line.digest()) && known.mayHold(0);
  }

  int size() {
    return lines.size();
  }

  Resending resending() {
    return resending;
  }

  /** All of them, which are held no more. */
  List<Sent> release() {
    known.held(-bytes);
    bytes = 0;
    return lines;
  }
}

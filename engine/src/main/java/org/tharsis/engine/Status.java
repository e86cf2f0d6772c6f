package org.tharsis.engine;

import java.util.Map;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.account.SenderAccount;

/**
 * How an engine is, at one moment.
 *
 * @param time milliseconds since the epoch
 * @param balance what became of all lines
 * @param strain where correlation fell short of exactness
 * @param trouble why nothing can be stored; empty while it can
 * @param caughtUp whether all that was received before the start is judged
 * @param journalBytes how large the journal is
 * @param journalRoom bytes that it may still take
 * @param rules how many rules hold
 * @param cutOff how many of them were cut off
 * @param incidents how many incidents began since the start, by rule and severity
 */
public record Status(
    long time,
    Balance balance,
    Strain strain,
    String trouble,
    boolean caughtUp,
    long journalBytes,
    long journalRoom,
    int rules,
    int cutOff,
    Map<Kind, Long> incidents) {

  /** What incidents are counted by. */
  public record Kind(String rule, String severity) {}

  public Status {
    incidents = Map.copyOf(incidents);
  }

  /** What became of all lines, in a line. */
  String account() {
    SenderAccount total = balance.total();
    return "received %d = indexed %d + dropped %d + lost %d + refused %d; missing %d, unrecognised %d, late %d, bounds reached %d"
        .formatted(
            total.received(),
            total.indexed(),
            total.dropped(),
            total.lost(),
            total.refused(),
            total.missing(),
            total.unrecognised(),
            strain.late(),
            strain.overflowed());
  }
}

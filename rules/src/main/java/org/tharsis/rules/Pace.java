package org.tharsis.rules;

import java.util.HashMap;
import java.util.Map;

/**
 * How much each rule finds. One that finds ever new things by the thousand says nothing any more,
 * and buries what the others find: it is cut off.
 */
final class Pace {
  /** So many findings a rule may raise within a minute of the events' time. */
  static final int MOST_A_MINUTE = 6_000;

  private static final long MINUTE_MILLIS = 60_000;

  /** A rule has found too much. */
  static final class RanAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    RanAway() {
      super(
          "it found something else %,d times within a minute; its conditions hold for nearly anything"
              .formatted(MOST_A_MINUTE));
    }
  }

  private static final class Tally {
    long minute = Long.MIN_VALUE;
    int findings;
  }

  private final Map<String, Tally> tallies = new HashMap<>();

  /**
   * A rule raises a finding.
   *
   * @param time of its event, milliseconds since the epoch
   * @throws RanAway if that is one too many
   */
  void raises(String rule, long time) {
    Tally tally = tallies.computeIfAbsent(rule, any -> new Tally());
    long minute = Math.floorDiv(time, MINUTE_MILLIS);
    if (minute != tally.minute) {
      tally.minute = minute;
      tally.findings = 0;
    }
    if (++tally.findings > MOST_A_MINUTE) {
      throw new RanAway();
    }
  }
}

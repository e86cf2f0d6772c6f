package org.tharsis.rules;

import java.util.HashMap;
import java.util.Map;

/**
 * How much each rule finds. One that finds ever new things by the thousand says nothing any more,
 * and buries what the others find: it is cut off.
 */
final class Pace {
  private static final long MINUTE_MILLIS = 60_000;

  /** A rule has found too much. */
  static final class RanAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    RanAway(int findings) {
      super(
          "it found something else %,d times within a minute; its conditions hold for nearly anything"
              .formatted(findings));
    }
  }

  private static final class Tally {
    long minute = Long.MIN_VALUE;
    int findings;
  }

  private final int most;
  private final Map<String, Tally> tallies = new HashMap<>();

  /**
   * @param most how many findings a rule may raise within a minute of the events' time
   */
  Pace(int most) {
    this.most = most;
  }

  /** A rule raises a finding whose event has this time, milliseconds since the epoch. */
  void raises(String rule, long time) {
    at(rule, time).findings++;
  }

  /**
   * A rule is about to raise one.
   *
   * @throws RanAway if that would be one too many
   */
  void check(String rule, long time) {
    if (at(rule, time).findings >= most) {
      throw new RanAway(most);
    }
  }

  private Tally at(String rule, long time) {
    Tally tally = tallies.computeIfAbsent(rule, any -> new Tally());
    long minute = Math.floorDiv(time, MINUTE_MILLIS);
    if (minute != tally.minute) {
      tally.minute = minute;
      tally.findings = 0;
    }
    return tally;
  }
}

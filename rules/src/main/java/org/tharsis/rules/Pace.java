package org.tharsis.rules;

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

  /** What one rule has found within the present minute. */
  final class Tally {
    private long minute = Long.MIN_VALUE;
    private int findings;

    /** It raises a finding whose event has this time, milliseconds since the epoch. */
    void raises(long time) {
      turnTo(time);
      findings++;
    }

    /**
     * It is about to raise one.
     *
     * @throws RanAway if that would be one too many
     */
    void check(long time) {
      turnTo(time);
      if (findings >= most) {
        throw new RanAway(most);
      }
    }

    private void turnTo(long time) {
      long now = Math.floorDiv(time, MINUTE_MILLIS);
      if (now != minute) {
        minute = now;
        findings = 0;
      }
    }
  }

  private final int most;

  /**
   * @param most how many findings a rule may raise within a minute of the events' time
   */
  Pace(int most) {
    this.most = most;
  }

  /** For a rule. */
  Tally tally() {
    return new Tally();
  }
}

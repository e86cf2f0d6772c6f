package org.tharsis.rules;

import java.util.HashSet;
import java.util.Set;

/**
 * How much each rule finds. One that finds ever new things by the thousand says nothing any more,
 * and buries what the others find: it is cut off. One that finds the same again says that it goes
 * on: a flood of a hundred sources is no reason not to watch it.
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
    private final Set<String> keys = new HashSet<>();
    private long minute = Long.MIN_VALUE;

    /**
     * It raises a finding with this key, whose event has this time, milliseconds since the epoch.
     */
    void raises(String key, long time) {
      turnTo(time);
      keys.add(key);
    }

    /**
     * It is about to raise one.
     *
     * @throws RanAway if that would be one too many
     */
    void check(String key, long time) {
      turnTo(time);
      if (keys.size() >= most && !keys.contains(key)) {
        throw new RanAway(most);
      }
    }

    private void turnTo(long time) {
      long now = Math.floorDiv(time, MINUTE_MILLIS);
      if (now != minute) {
        minute = now;
        keys.clear();
      }
    }
  }

  private final int most;

  /**
   * @param most how many keys a rule may raise findings with, within a minute of the events' time
   */
  Pace(int most) {
    this.most = most;
  }

  /** For a rule. */
  Tally tally() {
    return new Tally();
  }
}

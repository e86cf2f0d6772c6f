package org.tharsis.engine.hindsight;

import org.tharsis.index.TimeRange;

/**
 * How far from an event a rule must look to judge it.
 *
 * @param back milliseconds before it
 * @param ahead milliseconds behind it
 */
record Reach(long back, long ahead) {
  static Reach of(ChosenRule rule) {
    return new Reach(rule.reach().toMillis(), rule.outline().hold().toMillis());
  }

  /** The same for all rules that raise what it does. */
  static Reach ofAll(ChosenRule rule) {
    long ahead = rule.ways().stream().mapToLong(way -> way.hold().toMillis()).max().orElse(0);
    return new Reach(rule.reachOfAll().toMillis(), ahead);
  }

  /** The events that must be there to judge all of a range. */
  TimeRange around(TimeRange range) {
    long from = range.from() < Long.MIN_VALUE + back ? Long.MIN_VALUE : range.from() - back;
    long to = range.to() > Long.MAX_VALUE - ahead - 1 ? Long.MAX_VALUE : range.to() + ahead + 1;
    return new TimeRange(from, to);
  }

  /**
   * How far time has come once those were looked at: a log that goes on says that nothing was
   * between, its end says nothing.
   *
   * @param lateness how long a correlator waits for late events, milliseconds
   * @param extent the times of all stored events
   */
  long end(TimeRange range, long lateness, TimeRange extent) {
    long last = extent.isEmpty() ? Long.MIN_VALUE : extent.to() - 1;
    return last - ahead - lateness < range.to() ? last : range.to() + ahead + lateness;
  }
}

package org.tharsis.engine.exclusion.lint;

import java.time.DayOfWeek;
import java.time.ZoneOffset;
import org.tharsis.model.Area;
import org.tharsis.model.Criterion;
import org.tharsis.model.Criterion.During;
import org.tharsis.model.Criterion.End;
import org.tharsis.model.Criterion.Names;
import org.tharsis.model.Criterion.Ports;
import org.tharsis.model.Criterion.Within;
import org.tharsis.model.Exclusion;
import org.tharsis.model.NameSet;
import org.tharsis.model.WeekHours;

/**
 * Whether all events that one exclusion covers from now on another covers too. It says so only
 * where that is sure: where each criterion of the other follows from one of the first.
 */
final class Subset {
  private static final long MINUTE = 60_000;
  private static final int MINUTES_A_WEEK = DayOfWeek.values().length * 24 * 60;

  private final long now;

  private Subset(long now) {
    this.now = now;
  }

  /**
   * Whether it is so, their rules and actions aside.
   *
   * @param now milliseconds since the epoch
   */
  static boolean of(Exclusion narrow, Exclusion wide, long now) {
    Subset subset = new Subset(now);
    return !wide.terms().ends().isBefore(narrow.terms().ends())
        && wide.criteria().stream()
            .allMatch(
                each -> narrow.criteria().stream().anyMatch(one -> subset.follows(each, one)));
  }

  private boolean follows(Criterion wide, Criterion narrow) {
    return switch (wide) {
      case Within area ->
          narrow instanceof Within inner
              && (area.end() == End.ADDRESS || area.end() == inner.end())
              && isWithin(inner, area);
      case Ports ports -> narrow instanceof Ports inner && ports.ports().containsAll(inner.ports());
      case Names names ->
          narrow instanceof Names inner
              && names.term() == inner.term()
              && inner.names().written().stream().allMatch(each -> has(names.names(), each));
      case During hours ->
          narrow instanceof During inner
              && hours.zone().equals(inner.zone())
              && contains(hours.hours(), inner.hours());
    };
  }

  /** Lists that changed are compared by name: what they were counts for events that come late. */
  private boolean isWithin(Within narrow, Within wide) {
    if (wide.areas().containsAll(narrow.areas())) {
      return true;
    }
    return narrow.areas().stream().allMatch(Subset::isConstant)
        && wide.areas().stream().allMatch(Subset::isConstant)
        && Addresses.of(narrow, now).minus(Addresses.of(wide, now)).isEmpty();
  }

  private static boolean isConstant(Area area) {
    return area.addresses().versions() == 1;
  }

  /** A name, or all below one: then a name below it that nobody has written. */
  private static boolean has(NameSet wide, String written) {
    if (!written.startsWith("*.")) {
      return wide.contains(written);
    }
    String below = "x" + written.substring(1);
    while (wide.names().contains(below)) {
      below = "x" + below;
    }
    return wide.contains(below);
  }

  /** Clocks of one zone show the same hours, whatever they are. */
  private static boolean contains(WeekHours wide, WeekHours narrow) {
    for (int minute = 0; minute < MINUTES_A_WEEK; minute++) {
      long time = minute * MINUTE;
      if (narrow.contains(time, ZoneOffset.UTC) && !wide.contains(time, ZoneOffset.UTC)) {
        return false;
      }
    }
    return true;
  }
}

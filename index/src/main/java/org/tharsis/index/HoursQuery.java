package org.tharsis.index;

import java.io.IOException;
import java.time.ZoneId;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.TwoPhaseIterator;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.WeekHours;

/** Events of certain hours of the week, by their time alone. */
final class HoursQuery extends ColumnQuery {
  private static final long MILLIS_A_SECOND = 1000;
  private static final float COST_OF_A_LOOK = 10;

  private final Zoned wanted;

  HoursQuery(WeekHours hours, ZoneId zone) {
    this(new Zoned(hours, zone));
  }

  private HoursQuery(Zoned wanted) {
    super(Schema.TIME, wanted, wanted.hours + " in " + wanted.zone);
    this.wanted = wanted;
  }

  private record Zoned(WeekHours hours, ZoneId zone) {}

  @Override
  @Nullable TwoPhaseIterator look(LeafReader segment) throws IOException {
    NumericDocValues times = segment.getNumericDocValues(Schema.TIME);
    return times == null ? null : new Look(times, wanted);
  }

  /** No clock on a wall changes within a second, and events lie nearly in order of time. */
  private static final class Look extends TwoPhaseIterator {
    private final NumericDocValues times;
    private final Zoned wanted;
    private long second = Long.MIN_VALUE;
    private boolean answer;

    Look(NumericDocValues times, Zoned wanted) {
      super(times);
      this.times = times;
      this.wanted = wanted;
    }

    @Override
    public boolean matches() throws IOException {
      long asked = Math.floorDiv(times.longValue(), MILLIS_A_SECOND);
      if (asked != second) {
        second = asked;
        answer = wanted.hours.contains(asked * MILLIS_A_SECOND, wanted.zone);
      }
      return answer;
    }

    @Override
    public float matchCost() {
      return COST_OF_A_LOOK;
    }
  }
}

package org.tharsis.index;

import java.io.IOException;
import java.time.ZoneId;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.WeekHours;

/** Events of certain hours of the week, by their time alone. */
final class HoursQuery extends Query {
  private static final long MILLIS_A_SECOND = 1000;
  private static final float COST_OF_A_LOOK = 10;

  private final WeekHours hours;
  private final ZoneId zone;

  HoursQuery(WeekHours hours, ZoneId zone) {
    this.hours = hours;
    this.zone = zone;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        NumericDocValues times = context.reader().getNumericDocValues(Schema.TIME);
        return times == null
            ? null
            : new DefaultScorerSupplier(new ConstantScoreScorer(score(), mode, new Look(times)));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return true;
      }
    };
  }

  /** No clock on a wall changes within a second, and events lie nearly in order of time. */
  private final class Look extends TwoPhaseIterator {
    private final NumericDocValues times;
    private long second = Long.MIN_VALUE;
    private boolean answer;

    Look(NumericDocValues times) {
      super(times);
      this.times = times;
    }

    @Override
    public boolean matches() throws IOException {
      long asked = Math.floorDiv(times.longValue(), MILLIS_A_SECOND);
      if (asked != second) {
        second = asked;
        answer = hours.contains(asked * MILLIS_A_SECOND, zone);
      }
      return answer;
    }

    @Override
    public float matchCost() {
      return COST_OF_A_LOOK;
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(Schema.TIME)) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public String toString(String field) {
    return "time " + hours + " in " + zone;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HoursQuery that && hours.equals(that.hours) && zone.equals(that.zone);
  }

  @Override
  public int hashCode() {
    return 31 * hours.hashCode() + zone.hashCode();
  }
}

package org.tharsis.index;

import java.io.IOException;
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
import org.tharsis.model.Field;

/** Events whose IPv4 address is in a set of any size: every event's is looked up. */
final class V4SetQuery extends Query {
  private static final float COST_OF_A_LOOK = 6;

  private final String column;
  private final V4Ranges ranges;

  V4SetQuery(Field field, V4Ranges ranges) {
    this.column = field.ecsName();
    this.ranges = ranges;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        NumericDocValues values = context.reader().getNumericDocValues(column);
        return values == null
            ? null
            : new DefaultScorerSupplier(new ConstantScoreScorer(score(), mode, listed(values)));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return true;
      }
    };
  }

  private TwoPhaseIterator listed(NumericDocValues values) {
    return new TwoPhaseIterator(values) {
      @Override
      public boolean matches() throws IOException {
        return ranges.contains((int) values.longValue());
      }

      @Override
      public float matchCost() {
        return COST_OF_A_LOOK;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(column)) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public String toString(String field) {
    return column + " in a list of " + ranges.count() + " ranges";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof V4SetQuery that
        && column.equals(that.column)
        && ranges.equals(that.ranges);
  }

  @Override
  public int hashCode() {
    return 31 * column.hashCode() + ranges.hashCode();
  }
}

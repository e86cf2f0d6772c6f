package org.tharsis.index;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.TwoPhaseIterator;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;

/** Events whose IPv4 address is in a set of any size: every event's is looked up. */
final class V4SetQuery extends ColumnQuery {
  private static final float COST_OF_A_LOOK = 6;

  private final V4Ranges ranges;

  V4SetQuery(Field field, V4Ranges ranges) {
    super(field.ecsName(), ranges, "in a list of " + ranges.count() + " ranges");
    this.ranges = ranges;
  }

  @Override
  @Nullable TwoPhaseIterator look(LeafReader segment) throws IOException {
    NumericDocValues values = segment.getNumericDocValues(column());
    return values == null ? null : listed(values);
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
}

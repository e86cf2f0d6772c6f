package org.tharsis.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Field;

/**
 * Events whose IPv6 address is in a set of any size: in each segment, the set's ranges become
 * ordinals by two look-ups a range, and every event is then one bit asked.
 */
final class V6SetQuery extends Query {
  private static final float COST_OF_A_BIT = 3;

  private final String column;
  private final List<Range> ranges = new ArrayList<>();

  V6SetQuery(Field field, AddressSet addresses) {
    this.column = Schema.v6(field);
    addresses.forEachRange(
        (first, last) -> {
          if (!first.isV4()) {
            ranges.add(new Range(new BytesRef(first.toBytes()), new BytesRef(last.toBytes())));
          }
        });
  }

  /** Both ends lie in it. */
  private record Range(BytesRef first, BytesRef last) {}

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        SortedDocValues values = context.reader().getSortedDocValues(column);
        FixedBitSet ordinals = values == null ? null : ordinals(values);
        if (values == null || ordinals == null) {
          return null;
        }
        return new DefaultScorerSupplier(
            new ConstantScoreScorer(score(), mode, listed(values, ordinals)));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return true;
      }
    };
  }

  /** The ordinals of addresses in the set, or null where there is none. */
  private @Nullable FixedBitSet ordinals(SortedDocValues values) throws IOException {
    FixedBitSet ordinals = new FixedBitSet(values.getValueCount());
    for (Range range : ranges) {
      int from = values.lookupTerm(range.first);
      int to = values.lookupTerm(range.last);
      // What is not there is answered by where it would stand: -1 - ordinal.
      int begin = from < 0 ? -1 - from : from;
      int end = to < 0 ? -1 - to : to + 1;
      if (begin < end) {
        ordinals.set(begin, end);
      }
    }
    return ordinals.cardinality() == 0 ? null : ordinals;
  }

  private static TwoPhaseIterator listed(SortedDocValues values, FixedBitSet ordinals) {
    return new TwoPhaseIterator(values) {
      @Override
      public boolean matches() throws IOException {
        return ordinals.get(values.ordValue());
      }

      @Override
      public float matchCost() {
        return COST_OF_A_BIT;
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
    return column + " in a list of " + ranges.size() + " ranges";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof V6SetQuery that
        && column.equals(that.column)
        && ranges.equals(that.ranges);
  }

  @Override
  public int hashCode() {
    return 31 * column.hashCode() + ranges.hashCode();
  }
}

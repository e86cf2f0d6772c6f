package org.tharsis.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.TermsEnum;
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
 * Events whose address is in a set of any size: in each segment, the set's ranges become ordinals
 * by two look-ups a range, or each of the segment's addresses is asked for where these are fewer,
 * and every event is then one bit asked.
 */
final class AddressSetQuery extends Query {
  private static final float COST_OF_A_BIT = 3;

  private final String column;
  private final AddressSet addresses;

  AddressSetQuery(Field field, AddressSet addresses) {
    this.column = field.ecsName();
    this.addresses = addresses;
  }

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
    if (addresses.ranges() < values.getValueCount()) {
      setRanges(values, ordinals);
    } else {
      setSingly(values, ordinals);
    }
    return ordinals.cardinality() == 0 ? null : ordinals;
  }

  private void setRanges(SortedDocValues values, FixedBitSet ordinals) throws IOException {
    List<BytesRef> ends = new ArrayList<>();
    addresses.forEachRange(
        (first, last) -> {
          ends.add(new BytesRef(first.toBytes()));
          ends.add(new BytesRef(last.toBytes()));
        });
    for (int i = 0; i < ends.size(); i += 2) {
      int from = values.lookupTerm(ends.get(i));
      int to = values.lookupTerm(ends.get(i + 1));
      // What is not there is answered by where it would stand: -1 - ordinal.
      int begin = from < 0 ? -1 - from : from;
      int end = to < 0 ? -1 - to : to + 1;
      if (begin < end) {
        ordinals.set(begin, end);
      }
    }
  }

  private void setSingly(SortedDocValues values, FixedBitSet ordinals) throws IOException {
    TermsEnum all = values.termsEnum();
    for (BytesRef each = all.next(); each != null; each = all.next()) {
      if (addresses.contains(AddressBytes.read(each.bytes, each.offset))) {
        ordinals.set((int) all.ord());
      }
    }
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
    return column + " in a list of " + addresses.ranges() + " ranges";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AddressSetQuery that
        && column.equals(that.column)
        && addresses.equals(that.addresses);
  }

  @Override
  public int hashCode() {
    return 31 * column.hashCode() + addresses.hashCode();
  }
}

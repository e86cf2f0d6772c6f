package org.tharsis.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Field;

/**
 * Events whose IPv6 address is in a set of any size: in each segment, the set's ranges become
 * ordinals by two look-ups a range, and every event is then one bit asked.
 */
final class V6SetQuery extends ColumnQuery {
  private static final float COST_OF_A_BIT = 3;

  private final List<Range> ranges;

  V6SetQuery(Field field, AddressSet addresses) {
    this(field, ranges(addresses));
  }

  private V6SetQuery(Field field, List<Range> ranges) {
    super(Schema.v6(field), ranges, "in a list of " + ranges.size() + " ranges");
    this.ranges = ranges;
  }

  /** Both ends lie in it. */
  private record Range(BytesRef first, BytesRef last) {}

  private static List<Range> ranges(AddressSet addresses) {
    List<Range> ranges = new ArrayList<>();
    addresses.forEachRange(
        (first, last) -> {
          if (!first.isV4()) {
            ranges.add(new Range(new BytesRef(first.toBytes()), new BytesRef(last.toBytes())));
          }
        });
    return ranges;
  }

  @Override
  @Nullable TwoPhaseIterator look(LeafReader segment) throws IOException {
    SortedDocValues values = segment.getSortedDocValues(column());
    FixedBitSet ordinals = values == null ? null : ordinals(values);
    return values == null || ordinals == null ? null : listed(values, ordinals);
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
}

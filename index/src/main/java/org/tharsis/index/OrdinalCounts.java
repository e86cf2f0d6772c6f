package org.tharsis.index;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;
import org.tharsis.model.Field;

/** Counts the values of one segment by ordinal, then goes through those that occurred. */
final class OrdinalCounts implements Matches.PerDocument {
  private final SortedDocValues values;
  private final int[] counts;
  private int ordinal = -1;
  private BytesRef value = new BytesRef();

  OrdinalCounts(LeafReader reader, Field field) throws IOException {
    values = DocValues.getSorted(reader, field.ecsName());
    counts = new int[values.getValueCount()];
  }

  @Override
  public void visit(int doc) throws IOException {
    if (values.advanceExact(doc)) {
      counts[values.ordValue()]++;
    }
  }

  /** Goes to the next value in order that occurred. */
  boolean next() throws IOException {
    do {
      ordinal++;
    } while (ordinal < counts.length && counts[ordinal] == 0);
    if (ordinal == counts.length) {
      return false;
    }
    value = values.lookupOrd(ordinal);
    return true;
  }

  BytesRef value() {
    return value;
  }

  int count() {
    return counts[ordinal];
  }
}

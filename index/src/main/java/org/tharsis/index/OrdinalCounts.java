package org.tharsis.index;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;

/** Measures the values of one segment by ordinal, then goes through those that occurred. */
final class OrdinalCounts implements Matches.PerDocument, CountedValues {
  private final SortedDocValues values;
  private final Measure.PerDocument measure;
  private final boolean counting;
  private final long[] counts;
  private int ordinal = -1;
  private BytesRef value = new BytesRef();

  OrdinalCounts(LeafReader reader, String column, Measure measure) throws IOException {
    values = DocValues.getSorted(reader, column);
    this.measure = measure.in(reader);
    this.counting = measure.equals(Measure.COUNT);
    counts = new long[values.getValueCount()];
  }

  @Override
  public void visit(int doc) throws IOException {
    if (values.docID() <= doc && values.advanceExact(doc)) { // it may be ahead, see below
      int seen = values.ordValue();
      counts[seen] = counting ? counts[seen] + 1 : Measure.add(counts[seen], measure.of(doc));
    }
  }

  @Override
  public void visitAll(int from, int to) throws IOException {
    if (!counting) {
      Matches.PerDocument.super.visitAll(from, to);
      return;
    }
    // It stops at the first value beyond.
    int doc = values.docID() < from ? values.advance(from) : values.docID();
    for (; doc < to; doc = values.nextDoc()) {
      counts[values.ordValue()]++;
    }
  }

  @Override
  public boolean next() throws IOException {
    do {
      ordinal++;
    } while (ordinal < counts.length && counts[ordinal] == 0);
    if (ordinal == counts.length) {
      return false;
    }
    value = values.lookupOrd(ordinal);
    return true;
  }

  @Override
  public BytesRef value() {
    return value;
  }

  @Override
  public long count() {
    return counts[ordinal];
  }
}

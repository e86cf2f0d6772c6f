package org.tharsis.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.ObjLongConsumer;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentReader;
import org.tharsis.model.Field;

/** Measures the IPv4 addresses of one column, of all segments together. */
final class AddressCounts {
  private static final int FIRST_SLOTS = 1 << 12;

  private final Field field;
  private final Measure measure;
  private final boolean counting;
  private final long most;

  /** Open addressing; nothing is there where the count is 0. */
  private int[] numbers = new int[FIRST_SLOTS];

  private long[] counts = new long[FIRST_SLOTS];
  private int used;

  private int salt;

  /**
   * Counts addresses of a field.
   *
   * @param most so many different ones, each for twelve to 36 bytes
   */
  AddressCounts(Field field, Measure measure, long most) {
    this.field = field;
    this.measure = measure;
    this.counting = measure.equals(Measure.COUNT);
    this.most = most;
  }

  Matches.PerDocument segment(LeafReader reader) throws IOException {
    if (used == 0) {
      salt = salt(reader);
    }
    NumericDocValues values = DocValues.getNumeric(reader, field.ecsName());
    Measure.PerDocument measured = measure.in(reader);
    return new Segment(values, measured);
  }

  /**
   * Whoever chooses addresses does not know it, and so not which of them meet: Lucene gives each
   * segment an id by chance.
   */
  static int salt(LeafReader reader) {
    return FilterLeafReader.unwrap(reader) instanceof SegmentReader segment
        ? Arrays.hashCode(segment.getSegmentInfo().info.getId())
        : 0;
  }

  private final class Segment implements Matches.PerDocument {
    private final NumericDocValues values;
    private final Measure.PerDocument measured;

    Segment(NumericDocValues values, Measure.PerDocument measured) {
      this.values = values;
      this.measured = measured;
    }

    @Override
    public void visit(int doc) throws IOException {
      if (values.docID() <= doc && values.advanceExact(doc)) { // it may be ahead, see below
        add((int) values.longValue(), measured.of(doc));
      }
    }

    @Override
    public void visitAll(int from, int to) throws IOException {
      // It stops at the first value beyond.
      int doc = values.docID() < from ? values.advance(from) : values.docID();
      for (; doc < to; doc = values.nextDoc()) {
        add((int) values.longValue(), counting ? 1 : measured.of(doc));
      }
    }
  }

  private void add(int number, long more) throws RefusedException {
    if (more > 0) {
      int slot = slot(number);
      if (counts[slot] == 0) {
        slot = begin(number);
      }
      counts[slot] = Measure.add(counts[slot], more);
    }
  }

  /** Where the number is or is to be. */
  private int slot(int number) {
    int mask = numbers.length - 1;
    int slot = mix(number ^ salt) & mask;
    while (counts[slot] != 0 && numbers[slot] != number) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** The last step of MurmurHash3, which has every bit reach every other. */
  private static int mix(int number) {
    int mixed = (number ^ (number >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return mixed ^ (mixed >>> 16);
  }

  private int begin(int number) throws RefusedException {
    if (used >= most) {
      throw TopValues.tooMany(field);
    }
    if (++used > numbers.length / 3 * 2) {
      grow();
    }
    int slot = slot(number);
    numbers[slot] = number;
    return slot;
  }

  private void grow() {
    int[] oldNumbers = numbers;
    long[] oldCounts = counts;
    numbers = new int[2 * oldNumbers.length];
    counts = new long[numbers.length];
    for (int i = 0; i < oldCounts.length; i++) {
      if (oldCounts[i] != 0) {
        int slot = slot(oldNumbers[i]);
        numbers[slot] = oldNumbers[i];
        counts[slot] = oldCounts[i];
      }
    }
  }

  void forEach(ObjLongConsumer<Object> taker) {
    for (int slot = 0; slot < counts.length; slot++) {
      if (counts[slot] > 0) {
        taker.accept(V4Number.address(numbers[slot]), counts[slot]);
      }
    }
  }
}

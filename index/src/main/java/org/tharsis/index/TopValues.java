package org.tharsis.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.BytesRef;
import org.tharsis.model.Field;

/** Measures one field's values over segments and days, and keeps those that have most. */
final class TopValues {
  private static final Comparator<ValueCount> LEAST_FIRST =
      Comparator.comparingLong(ValueCount::count)
          .thenComparing(ValueCount::value, Comparator.reverseOrder());

  /** Values of all segments together: eight bytes each. */
  static final long MAX_ORDINALS = 16_000_000;

  /** An address that is counted takes as much. */
  private static final int ORDINALS_AN_ADDRESS = 4;

  private final Field field;
  private final Measure measure;
  private final int most;
  private long room;
  private final List<CountedValues> segments = new ArrayList<>();
  private final NumberCounts numbers;
  private final AddressCounts addresses;
  private final PriorityQueue<ValueCount> top = new PriorityQueue<>(LEAST_FIRST);

  TopValues(Field field, Measure measure, int most) throws RefusedException {
    this(field, measure, most, MAX_ORDINALS);
  }

  TopValues(Field field, Measure measure, int most, long maxOrdinals) throws RefusedException {
    this.field = field;
    this.measure = measure;
    this.most = most;
    this.room = maxOrdinals;
    this.numbers = new NumberCounts(field, measure);
    this.addresses = new AddressCounts(field, measure, maxOrdinals / ORDINALS_AN_ADDRESS);
    boolean countable =
        !field.intrinsic() && field.type() != Field.Type.TIME && field.type() != Field.Type.TEXT;
    if (!countable) {
      throw new RefusedException(
          "nearly every event has another %s; count by something events share".formatted(field));
    }
  }

  Matches.PerDocument segment(LeafReaderContext context) throws IOException {
    return switch (field.type()) {
      case KEYWORD -> values(context.reader());
      case IP -> addresses(context.reader());
      default -> numbers.segment(context.reader());
    };
  }

  /** An event has its value in the field's own column, or in its template or as a number. */
  private Matches.PerDocument values(LeafReader segment) throws IOException {
    OrdinalCounts own = ordinals(segment, field.ecsName());
    segments.add(own);
    if (Schema.isSerial(field)) {
      return new Both(own, numbers.segment(segment));
    }
    if (Template.number(field) == 0) {
      return own;
    }
    OrdinalCounts templates = ordinals(segment, Schema.TEMPLATE);
    segments.add(new TemplateCounts(templates, field));
    return new Both(own, templates);
  }

  private Matches.PerDocument addresses(LeafReader segment) throws IOException {
    Matches.PerDocument v4 = addresses.segment(segment);
    String column = Schema.v6(field);
    if (segment.getFieldInfos().fieldInfo(column) == null) {
      return v4;
    }
    OrdinalCounts v6 = ordinals(segment, column);
    segments.add(v6);
    return new Both(v4, v6);
  }

  /** Two columns, of which an event has its value in one. */
  private record Both(Matches.PerDocument one, Matches.PerDocument other)
      implements Matches.PerDocument {
    @Override
    public void visit(int doc) throws IOException {
      one.visit(doc);
      other.visit(doc);
    }

    @Override
    public void visitAll(int from, int to) throws IOException {
      one.visitAll(from, to);
      other.visitAll(from, to);
    }
  }

  private OrdinalCounts ordinals(LeafReader segment, String column) throws IOException {
    room -= DocValues.getSorted(segment, column).getValueCount();
    if (room < 0) {
      throw tooMany(field);
    }
    return new OrdinalCounts(segment, column, measure);
  }

  static RefusedException tooMany(Field field) {
    return new RefusedException(
        "there are too many values of %s to count them all; ask for less time".formatted(field));
  }

  /** Most first; where they are as many, in order of value. */
  List<ValueCount> counts() throws IOException {
    if (field == Field.TAGS) {
      tags();
    } else {
      merge(Schema.isSerial(field) ? this::serial : this::text);
    }
    numbers.forEach(this::offer);
    addresses.forEach(this::offer);
    List<ValueCount> ordered = new ArrayList<>(top);
    ordered.sort(LEAST_FIRST.reversed());
    return ordered;
  }

  private void text(BytesRef value, long count) {
    offer(ColumnReader.value(field, value), count);
  }

  /** Indexes written before have digits among their texts. */
  private void serial(BytesRef value, long count) throws IOException {
    long number = SerialColumn.number(value.utf8ToString());
    if (number < 0) {
      text(value, count);
    } else {
      numbers.count(number, count);
    }
  }

  private void tags() throws IOException {
    Map<String, Long> single = new HashMap<>();
    merge(
        (value, count) ->
            TagColumn.split(value.utf8ToString())
                .forEach(tag -> single.merge(tag, count, Measure::add)));
    single.forEach(this::offer);
  }

  /** Takes a value with all its events. */
  private interface Taker {
    void take(BytesRef value, long count) throws IOException;
  }

  /** The segments hold their values in one order: they are merged without a table of all. */
  private void merge(Taker taker) throws IOException {
    PriorityQueue<CountedValues> heads =
        new PriorityQueue<>(Comparator.comparing(CountedValues::value));
    for (CountedValues segment : segments) {
      if (segment.next()) {
        heads.add(segment);
      }
    }
    while (!heads.isEmpty()) {
      BytesRef value = BytesRef.deepCopyOf(heads.element().value());
      long count = 0;
      while (!heads.isEmpty() && heads.element().value().equals(value)) {
        CountedValues segment = heads.remove();
        count = Measure.add(count, segment.count());
        if (segment.next()) {
          heads.add(segment);
        }
      }
      taker.take(value, count);
    }
  }

  private void offer(Object value, long count) {
    boolean room = top.size() < most;
    if (room || top.element().count() <= count) {
      top.add(new ValueCount(value.toString(), count));
      if (!room) {
        top.remove();
      }
    }
  }
}

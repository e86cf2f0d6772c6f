package org.tharsis.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.lucene.document.column.ColumnBatch;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.Field;

/**
 * Some events of one day, field by field, as Lucene takes them for half of what it costs one by
 * one; it belongs to one thread.
 */
final class EventBatch extends ColumnBatch {
  /** So many at most: what they have together stays in the processor's cache. */
  static final int EVENTS = 256;

  /**
   * An event.
   *
   * @param sender who it was said to come from, if somebody said
   */
  record Row(Event event, @Nullable String sender) {}

  private final Event[] events = new Event[EVENTS];
  private final @Nullable String[] senders = new @Nullable String[EVENTS];
  private int count;
  private final Accounted accounted = new Accounted();

  /** By the field's ordinal. */
  private final @Nullable Column[] columns = new @Nullable Column[Field.values().length];

  /** By the field's ordinal, its number in templates. */
  private final int[] numbers = new int[Field.values().length];

  /** Values that are in the template now, and their columns. */
  private final Column[] held = new Column[Template.FIELDS.size()];

  private final String[] heldValues = new String[Template.FIELDS.size()];
  private int heldCount;

  /** A bit for the number of each. */
  private long heldFields;

  private final RecentKinds kinds = new RecentKinds();

  private final List<Pending> all = new ArrayList<>();
  private final PendingNumbers time = number(Schema.TIME, true);
  private final PendingNumbers offset = number(Schema.OFFSET, true);
  private final PendingNumbers ingested = number(Schema.INGESTED, true);
  private final PendingNumbers timestamp = number(Schema.TIMESTAMP, false);
  private final RepeatedTexts stream = pending(new RepeatedTexts(Schema.STREAM, Schema.KEYWORD));
  private final RepeatedTexts frequent =
      pending(new RepeatedTexts(Schema.TEMPLATE, Schema.KEYWORD_AND_TERMS));
  private final PendingBytes line = pending(new PendingBytes(Schema.LINE, Schema.STORED));
  private final PendingBytes longValues =
      pending(new PendingBytes(Schema.LONG_VALUE, Schema.STORED));
  private final PendingWords words = pending(new PendingWords());
  private final Template template = new Template();
  private final Templates templates;
  private final LineWords lineWords = new LineWords(accounted, template);
  private String lastStream = "";
  private BytesRef streamBytes = new BytesRef();
  private @Nullable List<org.apache.lucene.document.column.Column> given;

  EventBatch(Templates templates) {
    this.templates = templates;
    for (Field field : Field.values()) {
      if (!field.intrinsic()) {
        numbers[field.ordinal()] = Template.number(field);
        columns[field.ordinal()] = pending(Column.of(field, accounted, longValues));
      }
    }
  }

  private PendingNumbers number(String name, boolean skipping) {
    return pending(new PendingNumbers(name, skipping ? Schema.SKIPPING_NUMBER : Schema.NUMBER));
  }

  private <T extends Pending> T pending(T one) {
    all.add(one);
    return one;
  }

  boolean isEmpty() {
    return count == 0;
  }

  boolean isFull() {
    return count == EVENTS || words.areMany();
  }

  /** Adds an event; where that fails, nothing of it is there. */
  void add(Event event, @Nullable String sender) {
    given = null;
    try {
      write(event);
      senders[count] = sender;
      events[count++] = event;
    } catch (RuntimeException e) {
      all.forEach(each -> each.drop(count));
      throw e;
    }
  }

  /** One of the {@link #numDocs} events. */
  Row row(int at) {
    return new Row(events[at], senders[at]);
  }

  /** Takes all out. */
  List<Row> drain() {
    List<Row> drained = IntStream.range(0, count).mapToObj(this::row).toList();
    clear();
    return drained;
  }

  void clear() {
    given = null;
    all.forEach(Pending::clear);
    Arrays.fill(events, 0, count, null);
    count = 0;
  }

  @Override
  public int numDocs() {
    return count;
  }

  /** Lucene asks several times, and is given the same. */
  @Override
  public Iterable<org.apache.lucene.document.column.Column> columns() {
    List<org.apache.lucene.document.column.Column> give = given;
    if (give == null) {
      give = new ArrayList<>();
      for (Pending each : all) {
        each.give(count, give);
      }
      given = give;
    }
    return give;
  }

  private void write(Event event) {
    accounted.clear();
    template.clear();
    heldCount = 0;
    heldFields = 0;
    identity(event);
    event.forEach(this::take);
    hold();
    line.add(count, new BytesRef(event.original()));
    words(event.original());
  }

  private void take(Field field, Object value) {
    Column column = Objects.requireNonNull(columns[field.ordinal()]);
    int number = numbers[field.ordinal()];
    if (number == 0) {
      column.add(value, count);
    } else {
      held[heldCount] = column;
      heldValues[heldCount++] = (String) value;
      heldFields |= 1L << number;
    }
  }

  /** Puts into the template what a kind of message brings with it. */
  private void hold() {
    RecentKinds.Kind kind = kinds.find(heldFields, heldValues, heldCount);
    if (kind != null) {
      template.begin(kind.template());
      accounted.addAll(kind.numbers());
      return;
    }
    int all = heldCount;
    int before = accounted.count();
    heldCount = 0;
    for (int i = 0; i < all; i++) {
      if (held[i].hold(heldValues[i], template)) {
        held[heldCount] = held[i];
        heldValues[heldCount++] = heldValues[i];
      } else {
        held[i].add(heldValues[i], count);
      }
    }
    if (heldCount == all) {
      kinds.remember(RecentKinds.of(heldFields, heldValues, all, template, accounted.from(before)));
    }
  }

  private void identity(Event event) {
    time.add(count, event.time());
    ingested.add(count, event.ingested());
    if (event.timestamp() != event.time()) {
      timestamp.add(count, event.timestamp());
    }
    String name = event.id().stream();
    if (!name.equals(lastStream)) {
      lastStream = name;
      streamBytes = new BytesRef(name);
    }
    stream.add(count, streamBytes);
    offset.add(count, event.id().offset());
  }

  /** Comes last: by then the columns have accounted for most numbers and addresses. */
  private void words(byte[] original) {
    int first = template.length();
    lineWords.read(original);
    @Nullable BytesRef often =
        template.isEmpty() ? null : templates.often(template.bytes(), template.length());
    if (often == null) {
      for (int i = 0; i < heldCount; i++) {
        held[i].add(heldValues[i], count);
      }
    } else {
      frequent.add(count, often);
      first = template.length();
    }
    words.add(count, template, first, lineWords);
  }
}

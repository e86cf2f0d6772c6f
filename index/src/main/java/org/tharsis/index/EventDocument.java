package org.tharsis.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.Field;

/** The one Lucene document that every event passes through; it belongs to one thread. */
final class EventDocument {
  private final List<IndexableField> document = new ArrayList<>(128);
  private final Accounted accounted = new Accounted();

  /** By the field's ordinal. */
  private final @Nullable Column[] columns = new @Nullable Column[Field.values().length];

  /** Values that are in the template now, and their columns. */
  private final Column[] held = new Column[Template.FIELDS.size()];

  private final Object[] heldValues = new Object[Template.FIELDS.size()];
  private int heldCount;

  private final ReusedField time = new ReusedField(Schema.TIME, Schema.SKIPPING_NUMBER);
  private final ReusedField offset = new ReusedField(Schema.OFFSET, Schema.SKIPPING_NUMBER);
  private final ReusedField stream = new ReusedField(Schema.STREAM, Schema.KEYWORD);
  private final ReusedField ingested = new ReusedField(Schema.INGESTED, Schema.SKIPPING_NUMBER);
  private final ReusedField timestamp = new ReusedField(Schema.TIMESTAMP, Schema.NUMBER);
  private final ReusedField line = new ReusedField(Schema.LINE, Schema.STORED);
  private final ReusedField words = new ReusedField(Schema.WORD, Schema.WORDS);
  private final ReusedField frequent = new ReusedField(Schema.TEMPLATE, Schema.KEYWORD_AND_TERMS);
  private final Template template = new Template();
  private final Templates templates = new Templates();
  private final LineWords lineWords = new LineWords(accounted, template);
  private final WordStream wordStream = new WordStream(template, lineWords);
  private final BytesRef lineBytes = new BytesRef();
  private String lastStream = "";
  private BytesRef streamBytes = new BytesRef();

  EventDocument() {
    for (Field field : Field.values()) {
      if (!field.intrinsic()) {
        columns[field.ordinal()] = Column.of(field, accounted);
      }
    }
  }

  /** The event as Lucene fields, valid until the next call. */
  List<IndexableField> of(Event event) {
    document.clear();
    accounted.clear();
    template.clear();
    heldCount = 0;
    identity(event);
    event.forEach(this::take);
    line(event.original());
    words(event.original());
    return document;
  }

  private void take(Field field, Object value) {
    Column column = Objects.requireNonNull(columns[field.ordinal()]);
    if (column.hold(value, template)) {
      held[heldCount] = column;
      heldValues[heldCount++] = value;
    } else {
      column.add(value, document);
    }
  }

  /** See {@link Templates#forgotten}. */
  long forgottenTemplates() {
    return templates.forgotten();
  }

  private void identity(Event event) {
    document.add(time.with(event.time()));
    document.add(ingested.with(event.ingested()));
    if (event.timestamp() != event.time()) {
      document.add(timestamp.with(event.timestamp()));
    }
    String name = event.id().stream();
    if (!name.equals(lastStream)) {
      lastStream = name;
      streamBytes = new BytesRef(name);
    }
    document.add(stream.with(streamBytes));
    document.add(offset.with(event.id().offset()));
  }

  private void line(byte[] original) {
    lineBytes.bytes = original;
    lineBytes.length = original.length;
    document.add(line.with(lineBytes));
  }

  /** Comes last: by then the columns have accounted for most numbers and addresses. */
  private void words(byte[] original) {
    int first = template.length();
    lineWords.read(original);
    @Nullable BytesRef often =
        template.isEmpty() ? null : templates.often(template.bytes(), template.length());
    if (often == null) {
      for (int i = 0; i < heldCount; i++) {
        held[i].add(heldValues[i], document);
      }
    } else {
      document.add(frequent.with(often));
      first = template.length();
    }
    if (first < template.length() || lineWords.count() > 0) {
      document.add(words.with(wordStream.from(first)));
    }
  }
}

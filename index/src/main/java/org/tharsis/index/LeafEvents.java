package org.tharsis.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;

/** Reads events of one segment, in ascending order of documents. */
final class LeafEvents {
  private static final byte[] NO_LINE = {};

  private final int docBase;
  private final List<ColumnReader> columns = new ArrayList<>();
  private final NumericDocValues time;
  private final NumericDocValues timestamp;
  private final NumericDocValues ingested;
  private final NumericDocValues offset;
  private final SortedDocValues stream;
  private final @Nullable StoredFields stored;
  private final StoredLine line = new StoredLine();
  private final EventDraft draft = new EventDraft();

  /**
   * @param lines whether events have their lines; without, they are read for less
   */
  LeafEvents(LeafReaderContext context, boolean lines) throws IOException {
    LeafReader reader = context.reader();
    docBase = context.docBase;
    time = DocValues.getNumeric(reader, Schema.TIME);
    timestamp = DocValues.getNumeric(reader, Schema.TIMESTAMP);
    ingested = DocValues.getNumeric(reader, Schema.INGESTED);
    offset = DocValues.getNumeric(reader, Schema.OFFSET);
    stream = DocValues.getSorted(reader, Schema.STREAM);
    boolean longValues = reader.getFieldInfos().fieldInfo(Schema.LONG_VALUE) != null;
    stored = lines || longValues ? reader.storedFields() : null;
    columns.add(new TemplateReader(reader));
    for (FieldInfo info : reader.getFieldInfos()) {
      Field field = Schema.fieldOf(info.name);
      if (field != null && !field.intrinsic() && info.getDocValuesType() != DocValuesType.NONE) {
        columns.add(ColumnReader.of(field, info, reader));
      }
    }
  }

  Event read(int document) throws IOException {
    int doc = document - docBase;
    draft.clear();
    for (ColumnReader column : columns) {
      column.read(doc, draft);
    }
    byte[] original = stored == null ? NO_LINE : stored(stored, doc);
    // Only a live line's time may differ from its time stamp; see Event.
    boolean live = timestamp.advanceExact(doc);
    draft.timestamp(live ? timestamp.longValue() : value(time, doc));
    EventId id = new EventId(stream(doc), value(offset, doc));
    Origin origin = new Origin(id.stream(), null);
    return draft.event(new Line(id, original, false, origin, value(ingested, doc), live));
  }

  private byte[] stored(StoredFields fields, int doc) throws IOException {
    byte[] original = line.read(fields, doc);
    for (byte[] longValue : line.longValues()) {
      LongValue.decode(longValue, draft);
    }
    return original;
  }

  private String stream(int doc) throws IOException {
    return stream.advanceExact(doc) ? stream.lookupOrd(stream.ordValue()).utf8ToString() : "";
  }

  private static long value(NumericDocValues values, int doc) throws IOException {
    return values.advanceExact(doc) ? values.longValue() : 0;
  }
}

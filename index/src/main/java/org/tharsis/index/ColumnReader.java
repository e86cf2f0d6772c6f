package org.tharsis.index;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;

/** Reads one field's values of one segment, in ascending order of documents. */
interface ColumnReader {
  /** Puts the document's value, if it has one. */
  void read(int doc, EventDraft draft) throws IOException;

  static ColumnReader of(Field field, LeafReader reader) throws IOException {
    String name = field.ecsName();
    return switch (field.type()) {
      case KEYWORD, IP -> {
        SortedDocValues values = DocValues.getSorted(reader, name);
        yield (doc, draft) -> {
          if (values.advanceExact(doc)) {
            draft.put(field, value(field, values.lookupOrd(values.ordValue())));
          }
        };
      }
      case LONG, BOOLEAN -> {
        NumericDocValues values = DocValues.getNumeric(reader, name);
        yield (doc, draft) -> {
          if (values.advanceExact(doc)) {
            draft.put(field, value(field, values.longValue()));
          }
        };
      }
      case TIME, TEXT -> throw new IllegalArgumentException(field + " is no column of its own");
    };
  }

  /** What the bytes of a {@code KEYWORD} or {@code IP} column mean. */
  static Object value(Field field, BytesRef bytes) {
    return field.type() == Field.Type.IP
        ? AddressBytes.read(bytes.bytes, bytes.offset)
        : bytes.utf8ToString();
  }

  /** What the number in a {@code LONG} or {@code BOOLEAN} column means. */
  static Object value(Field field, long number) {
    return field.type() == Field.Type.BOOLEAN ? (Object) (number != 0) : (Object) number;
  }
}

package org.tharsis.index;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
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

  /** Reads a column of a field: the numbers or the texts that it has. */
  static ColumnReader of(Field field, FieldInfo column, LeafReader reader) throws IOException {
    if (column.getDocValuesType() == DocValuesType.NUMERIC) {
      NumericDocValues values = DocValues.getNumeric(reader, column.name);
      return (doc, draft) -> {
        if (values.advanceExact(doc)) {
          draft.put(field, value(field, values.longValue()));
        }
      };
    }
    SortedDocValues values = DocValues.getSorted(reader, column.name);
    return (doc, draft) -> {
      if (values.advanceExact(doc)) {
        draft.put(field, value(field, values.lookupOrd(values.ordValue())));
      }
    };
  }

  /** What the bytes of a {@code KEYWORD} or of an IPv6 column mean. */
  static Object value(Field field, BytesRef bytes) {
    return field.type() == Field.Type.IP
        ? AddressBytes.read(bytes.bytes, bytes.offset)
        : bytes.utf8ToString();
  }

  /** What the number in a {@code LONG}, {@code BOOLEAN}, IPv4 or serial column means. */
  static Object value(Field field, long number) {
    return switch (field.type()) {
      case BOOLEAN -> number != 0;
      case IP -> V4Number.address(number);
      case KEYWORD -> Long.toString(number);
      default -> number;
    };
  }
}

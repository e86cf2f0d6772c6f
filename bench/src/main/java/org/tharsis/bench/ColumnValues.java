package org.tharsis.bench;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;

/** One column of a segment, with the points that have the same values. */
final class ColumnValues {
  private final String name;
  private final FieldType type = new FieldType();
  private final NumericDocValues numbers;
  private final SortedDocValues texts;

  ColumnValues(LeafReader reader, FieldInfo info) throws IOException {
    name = info.name;
    type.setDocValuesType(info.getDocValuesType());
    type.setDocValuesSkipIndexType(info.docValuesSkipIndexType());
    if (info.getPointDimensionCount() > 0) {
      type.setDimensions(info.getPointDimensionCount(), info.getPointNumBytes());
    }
    type.freeze();
    boolean number = info.getDocValuesType() == DocValuesType.NUMERIC;
    numbers = number ? DocValues.getNumeric(reader, name) : DocValues.emptyNumeric();
    texts = number ? DocValues.emptySorted() : DocValues.getSorted(reader, name);
  }

  /** Adds the document's value, if it has one. */
  void read(int document, List<IndexableField> to) throws IOException {
    if (numbers.advanceExact(document)) {
      to.add(new Copy(name, type, numbers.longValue()));
    } else if (texts.advanceExact(document)) {
      to.add(new Copy(name, type, BytesRef.deepCopyOf(texts.lookupOrd(texts.ordValue()))));
    }
  }

  /** A field of any type. */
  private static final class Copy extends Field {
    Copy(String name, FieldType type, Object value) {
      super(name, type);
      fieldsData = value;
    }

    /** Points take it, also those of a number. */
    @Override
    public BytesRef binaryValue() {
      if (fieldsData instanceof Long number && type.pointNumBytes() == Integer.BYTES) {
        byte[] bytes = new byte[Integer.BYTES];
        NumericUtils.intToSortableBytes(number.intValue(), bytes, 0);
        return new BytesRef(bytes);
      }
      return super.binaryValue();
    }
  }
}

package org.tharsis.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.index.StoredFields;

/** Reads what is stored of an event: its line, and values too long for a column. */
final class StoredLine extends StoredFieldVisitor {
  private byte[] line = {};
  private final List<byte[]> longValues = new ArrayList<>();

  /** The line of a document. */
  byte[] read(StoredFields stored, int doc) throws IOException {
    line = new byte[0];
    longValues.clear();
    stored.document(doc, this);
    return line;
  }

  /** What {@link LongValue} wrote into the document read last. */
  List<byte[]> longValues() {
    return longValues;
  }

  @Override
  public Status needsField(FieldInfo field) {
    return Status.YES;
  }

  @Override
  public void binaryField(FieldInfo field, byte[] value) {
    if (field.name.equals(Schema.LINE)) {
      line = value;
    } else if (field.name.equals(Schema.LONG_VALUE)) {
      longValues.add(value);
    }
  }
}

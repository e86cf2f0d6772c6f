package org.tharsis.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.StoredFields;

/** The documents of one segment, in ascending order: fields of the same kind and value. */
final class SegmentDocuments {
  private final LeafReader reader;
  private final StoredFields stored;
  private final List<ColumnValues> columns = new ArrayList<>();
  private final List<FieldTerms> terms = new ArrayList<>();

  SegmentDocuments(LeafReader reader) throws IOException {
    this.reader = reader;
    this.stored = reader.storedFields();
    for (FieldInfo info : reader.getFieldInfos()) {
      switch (info.getDocValuesType()) {
        case NUMERIC, SORTED -> columns.add(new ColumnValues(reader, info));
        case NONE -> {}
        default -> throw new IOException(info.name + " is of a kind that is not copied");
      }
      if (info.getIndexOptions() != IndexOptions.NONE) {
        terms.add(new FieldTerms(reader, info));
      }
    }
  }

  int count() {
    return reader.maxDoc();
  }

  /** One document. */
  List<IndexableField> read(int document) throws IOException {
    List<IndexableField> fields = new ArrayList<>();
    for (ColumnValues column : columns) {
      column.read(document, fields);
    }
    for (FieldTerms each : terms) {
      each.read(document, fields);
    }
    stored
        .document(document)
        .forEach(field -> fields.add(new StoredField(field.name(), field.binaryValue())));
    return fields;
  }
}

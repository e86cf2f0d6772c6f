package org.tharsis.index;

import org.apache.lucene.document.Field;
import org.apache.lucene.index.IndexableFieldType;

/** A Lucene field that takes document after document's value, without wrapping it. */
final class ReusedField extends Field {
  ReusedField(String name, IndexableFieldType type) {
    super(name, type);
  }

  /** Takes a {@code BytesRef}, a {@code Number} or a {@code TokenStream}, as its type asks. */
  ReusedField with(Object value) {
    fieldsData = value;
    return this;
  }
}

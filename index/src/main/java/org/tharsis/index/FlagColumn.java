package org.tharsis.index;

import java.util.List;
import org.apache.lucene.index.IndexableField;
import org.tharsis.model.Field;

/** {@link Field.Type#BOOLEAN}: doc values of 1 and 0. */
final class FlagColumn implements Column {
  static final Long TRUE = 1L;
  static final Long FALSE = 0L;

  private final ReusedField number;

  FlagColumn(Field field) {
    this.number = new ReusedField(field.ecsName(), Schema.NUMBER);
  }

  @Override
  public void add(Object value, List<IndexableField> document) {
    document.add(number.with((Boolean) value ? TRUE : FALSE));
  }
}

package org.tharsis.index;

import java.util.List;
import org.apache.lucene.index.IndexableField;
import org.tharsis.model.Field;

/** {@link Field.Type#LONG}: doc values; ranges are a scan, which costs less than points would. */
final class NumberColumn implements Column {
  private final ReusedField number;
  private final Accounted accounted;

  NumberColumn(Field field, Accounted accounted) {
    this.number = new ReusedField(field.ecsName(), Schema.NUMBER);
    this.accounted = accounted;
  }

  @Override
  public void add(Object value, List<IndexableField> document) {
    accounted.add((Long) value);
    document.add(number.with(value));
  }
}

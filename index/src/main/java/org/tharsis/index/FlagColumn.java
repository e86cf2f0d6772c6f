package org.tharsis.index;

import org.tharsis.model.Field;

/** {@link Field.Type#BOOLEAN}: doc values of 1 and 0. */
final class FlagColumn extends PendingNumbers implements Column {
  static final long TRUE = 1;
  static final long FALSE = 0;

  FlagColumn(Field field) {
    super(field.ecsName(), Schema.NUMBER);
  }

  @Override
  public void add(Object value, int row) {
    add(row, (Boolean) value ? TRUE : FALSE);
  }
}

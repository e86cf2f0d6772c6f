package org.tharsis.index;

import org.tharsis.model.Field;

/** {@link Field.Type#LONG}: doc values; ranges are a scan, which costs less than points would. */
final class NumberColumn extends PendingNumbers implements Column {
  private final Accounted accounted;

  NumberColumn(Field field, Accounted accounted) {
    super(field.ecsName(), Schema.NUMBER);
    this.accounted = accounted;
  }

  @Override
  public void add(Object value, int row) {
    long number = (Long) value;
    accounted.add(number);
    add(row, number);
  }
}

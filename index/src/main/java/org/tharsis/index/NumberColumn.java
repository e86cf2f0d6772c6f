package org.tharsis.index;

import java.util.List;
import org.tharsis.model.Field;

/** {@link Field.Type#LONG}: doc values; ranges are a scan, which costs less than points would. */
final class NumberColumn implements Column {
  private final PendingNumbers numbers;
  private final Accounted accounted;

  NumberColumn(Field field, Accounted accounted) {
    this.numbers = new PendingNumbers(field.ecsName(), Schema.NUMBER);
    this.accounted = accounted;
  }

  @Override
  public void add(Object value, int row) {
    long number = (Long) value;
    accounted.add(number);
    numbers.add(row, number);
  }

  @Override
  public void give(int events, List<org.apache.lucene.document.column.Column> columns) {
    numbers.give(events, columns);
  }

  @Override
  public void clear() {
    numbers.clear();
  }

  @Override
  public void drop(int row) {
    numbers.drop(row);
  }
}

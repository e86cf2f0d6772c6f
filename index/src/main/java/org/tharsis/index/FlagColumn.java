package org.tharsis.index;

import java.util.List;
import org.tharsis.model.Field;

/** {@link Field.Type#BOOLEAN}: doc values of 1 and 0. */
final class FlagColumn implements Column {
  static final long TRUE = 1;
  static final long FALSE = 0;

  private final PendingNumbers numbers;

  FlagColumn(Field field) {
    this.numbers = new PendingNumbers(field.ecsName(), Schema.NUMBER);
  }

  @Override
  public void add(Object value, int row) {
    numbers.add(row, (Boolean) value ? TRUE : FALSE);
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

package org.tharsis.index;

import java.util.List;
import org.tharsis.model.Field;

/**
 * A keyword nearly every event has another value of, most of them digits: these are numbers, which
 * cost a sixth of what texts by ordinal do. What is written in another way is a text.
 */
final class SerialColumn implements Column {
  /** What fits a long for certain. */
  private static final int MAX_DIGITS = 18;

  private final PendingNumbers numbers;
  private final Accounted accounted;
  private final KeywordColumn texts;

  SerialColumn(Field field, Accounted accounted, PendingBytes longValues) {
    this.numbers = new PendingNumbers(Schema.serial(field), Schema.NUMBER);
    this.accounted = accounted;
    this.texts = new KeywordColumn(field, accounted, longValues);
  }

  /** The number that a text is as numbers are written, or -1: anything else, or too long. */
  static long number(String text) {
    int length = text.length();
    if (length == 0 || length > MAX_DIGITS || (text.charAt(0) == '0' && length > 1)) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  @Override
  public void add(Object value, int row) {
    long number = number((String) value);
    if (number < 0) {
      texts.add(value, row);
    } else {
      accounted.add(number);
      numbers.add(row, number);
    }
  }

  @Override
  public void give(int events, List<org.apache.lucene.document.column.Column> columns) {
    numbers.give(events, columns);
    texts.give(events, columns);
  }

  @Override
  public void clear() {
    numbers.clear();
    texts.clear();
  }

  @Override
  public void drop(int row) {
    numbers.drop(row);
    texts.drop(row);
  }
}

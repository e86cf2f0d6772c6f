package org.tharsis.index;

import org.tharsis.model.Field;

/** Takes the values of one field. */
interface Column extends Pending {
  /** Adds the value of an event of the batch. */
  void add(Object value, int row);

  /** Puts it into the template instead, if it is what a kind of message brings with it. */
  default boolean hold(Object value, Template template) {
    return false;
  }

  /**
   * The column of a field.
   *
   * @param longValues takes what a column does not
   */
  static Column of(Field field, Accounted accounted, PendingBytes longValues) {
    return switch (field.type()) {
      case KEYWORD -> keyword(field, accounted, longValues);
      case IP -> new AddressColumn(field, accounted);
      case LONG -> new NumberColumn(field, accounted);
      case BOOLEAN -> new FlagColumn(field);
      case TIME, TEXT -> throw new IllegalArgumentException(field + " is no column of its own");
    };
  }

  private static Column keyword(Field field, Accounted accounted, PendingBytes longValues) {
    if (field == Field.TAGS) {
      return new TagColumn(field, longValues);
    }
    return Schema.isSerial(field)
        ? new SerialColumn(field, accounted, longValues)
        : new KeywordColumn(field, accounted, longValues);
  }
}

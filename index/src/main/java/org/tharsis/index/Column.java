package org.tharsis.index;

import java.util.List;
import org.apache.lucene.index.IndexableField;
import org.tharsis.model.Field;

/** Writes the values of one field; its Lucene fields serve event after event. */
interface Column {
  /** Puts an event's value into its document. */
  void add(Object value, List<IndexableField> document);

  /** Puts it into the template instead, if it is what a kind of message brings with it. */
  default boolean hold(Object value, Template template) {
    return false;
  }

  static Column of(Field field, Accounted accounted) {
    return switch (field.type()) {
      case KEYWORD ->
          field == Field.TAGS ? new TagColumn(field) : new KeywordColumn(field, accounted);
      case IP -> new AddressColumn(field, accounted);
      case LONG -> new NumberColumn(field, accounted);
      case BOOLEAN -> new FlagColumn(field);
      case TIME, TEXT -> throw new IllegalArgumentException(field + " is no column of its own");
    };
  }
}

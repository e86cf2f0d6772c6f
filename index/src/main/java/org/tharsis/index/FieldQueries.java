package org.tharsis.index;

import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;

/** How values of one field are asked for. */
interface FieldQueries {
  Query equal(String value) throws MistakeException;

  /** An end is null where there is none. */
  Query range(@Nullable String from, @Nullable String to, boolean withFrom, boolean withTo)
      throws MistakeException;

  /** A pattern of {@code *} and {@code ?}, with backslashes before what is meant as it stands. */
  Query wildcard(String pattern) throws MistakeException;

  Query exists();

  static FieldQueries of(Field field, QueryContext context) {
    return switch (field) {
      case EVENT_ID -> new IdQueries();
      case TIMESTAMP, EVENT_INGESTED -> new TimeQueries(field, context.now());
      case EVENT_ORIGINAL -> new LineQueries();
      default -> ofType(field, context);
    };
  }

  private static FieldQueries ofType(Field field, QueryContext context) {
    return switch (field.type()) {
      case KEYWORD -> new KeywordQueries(field, context.names());
      case IP -> new AddressQueries(field, context.lists());
      case LONG -> new NumberQueries(field, context.numbers());
      case BOOLEAN -> new FlagQueries(field);
      case TIME, TEXT -> throw new IllegalArgumentException(field + " is a case of its own");
    };
  }

  static Query exists(Field field) {
    return new FieldExistsQuery(field.ecsName());
  }
}

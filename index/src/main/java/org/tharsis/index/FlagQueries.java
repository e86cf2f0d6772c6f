package org.tharsis.index;

import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Escaped;
import org.tharsis.model.Field;

/** {@link Field.Type#BOOLEAN}: {@code true} or {@code false}. */
record FlagQueries(Field field) implements FieldQueries {

  @Override
  public Query equal(String value) throws MistakeException {
    if (value.equalsIgnoreCase("true")) {
      return NumberQueries.exactly(field, FlagColumn.TRUE);
    }
    if (value.equalsIgnoreCase("false")) {
      return NumberQueries.exactly(field, FlagColumn.FALSE);
    }
    throw mistake(value);
  }

  @Override
  public Query range(@Nullable String from, @Nullable String to, boolean withFrom, boolean withTo)
      throws MistakeException {
    throw mistake(from + " TO " + to);
  }

  @Override
  public Query wildcard(String pattern) throws MistakeException {
    throw mistake(pattern);
  }

  private MistakeException mistake(String value) {
    return new MistakeException("'%s': %s is true or false".formatted(Escaped.text(value), field));
  }

  @Override
  public Query exists() {
    return FieldQueries.exists(field);
  }
}

package org.tharsis.index;

import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Escaped;
import org.tharsis.model.Field;
import org.tharsis.model.Spelling;

/**
 * {@link Field.Type#LONG}: single numbers, ranges and lists.
 *
 * @param lists numbers by the name that is asked for as {@code @name}
 */
record NumberQueries(Field field, Map<String, Set<Long>> lists) implements FieldQueries {
  private static final String LIST = "@";

  @Override
  public Query equal(String value) throws MistakeException {
    if (value.startsWith(LIST)) {
      return listed(value.substring(LIST.length()));
    }
    return exactly(field, number(value));
  }

  private Query listed(String name) throws MistakeException {
    Set<Long> list = lists.get(name);
    if (list == null) {
      throw new MistakeException(
          "there is no list '%s' of numbers%s"
              .formatted(Escaped.text(name), Spelling.hint(name, lists.keySet())));
    }
    long[] numbers = list.stream().mapToLong(Long::longValue).toArray();
    return NumericDocValuesField.newSlowSetQuery(field.ecsName(), numbers);
  }

  static Query exactly(Field field, long number) {
    return NumericDocValuesField.newSlowExactQuery(field.ecsName(), number);
  }

  @Override
  public Query range(@Nullable String from, @Nullable String to, boolean withFrom, boolean withTo)
      throws MistakeException {
    long least = from == null ? Long.MIN_VALUE : number(from);
    long most = to == null ? Long.MAX_VALUE : number(to);
    return between(field.ecsName(), least, most, withFrom || from == null, withTo || to == null);
  }

  /** Numbers between two, each included or not. */
  static Query between(String column, long from, long to, boolean withFrom, boolean withTo) {
    if ((!withFrom && from == Long.MAX_VALUE) || (!withTo && to == Long.MIN_VALUE)) {
      return new MatchNoDocsQuery("nothing lies beyond");
    }
    long least = withFrom ? from : from + 1;
    long most = withTo ? to : to - 1;
    return least > most
        ? new MatchNoDocsQuery("an empty range")
        : NumericDocValuesField.newSlowRangeQuery(column, least, most);
  }

  private long number(String text) throws MistakeException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new MistakeException(
          "'%s' is no number; %s takes one, or a range as [1 TO 1023]"
              .formatted(Escaped.text(text), field));
    }
  }

  @Override
  public Query wildcard(String pattern) throws MistakeException {
    throw new MistakeException(
        "%s is a number and takes no wildcard; write a range as %s:[1 TO 1023]"
            .formatted(field, field));
  }

  @Override
  public Query exists() {
    return FieldQueries.exists(field);
  }
}

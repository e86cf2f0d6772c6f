package org.tharsis.index;

import java.util.Map;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Escaped;
import org.tharsis.model.Field;
import org.tharsis.model.NameSet;
import org.tharsis.model.Spelling;

/**
 * {@link Field.Type#KEYWORD}: whole values, whatever their case; one without terms, as it is
 * written.
 *
 * @param lists names by the name that is asked for as {@code @name}
 */
record KeywordQueries(Field field, Map<String, NameSet> lists) implements FieldQueries {
  private static final String LIST = "@";

  @Override
  public Query equal(String value) throws MistakeException {
    if (!value.startsWith(LIST)) {
      return exactly(value);
    }
    String name = value.substring(LIST.length());
    NameSet list = lists.get(name);
    if (list == null) {
      throw new MistakeException(
          "there is no list '%s' of names%s"
              .formatted(Escaped.text(name), Spelling.hint(name, lists.keySet())));
    }
    return NamesQuery.of(field, list);
  }

  private Query exactly(String value) {
    if (Schema.isSerial(field)) {
      return SerialQuery.exactly(field, value);
    }
    BytesRef folded = Folded.of(value);
    return TemplateQuery.value(
        field, new TermQuery(new Term(field.ecsName(), folded)), folded::bytesEquals);
  }

  @Override
  public Query range(@Nullable String from, @Nullable String to, boolean withFrom, boolean withTo) {
    boolean serial = Schema.isSerial(field);
    BytesRef least = end(from, serial);
    BytesRef most = end(to, serial);
    TemplateQuery.Test between =
        value ->
            (least == null || isBefore(least, value, withFrom))
                && (most == null || isBefore(value, most, withTo));
    String column = field.ecsName();
    return serial
        ? SerialQuery.either(
            field,
            SortedDocValuesField.newSlowRangeQuery(column, least, most, withFrom, withTo),
            between)
        : TemplateQuery.value(
            field, new TermRangeQuery(column, least, most, withFrom, withTo), between);
  }

  private static boolean isBefore(BytesRef one, BytesRef other, boolean orEqual) {
    int order = one.compareTo(other);
    return order < 0 || (orEqual && order == 0);
  }

  /** What is serial is compared as it is written. */
  private static @Nullable BytesRef end(@Nullable String value, boolean serial) {
    if (value == null) {
      return null;
    }
    return serial ? Folded.cut(new BytesRef(value)) : Folded.of(value);
  }

  @Override
  public Query wildcard(String pattern) {
    return Schema.isSerial(field)
        ? Wildcard.serials(field, pattern)
        : Wildcard.folded(field, pattern);
  }

  @Override
  public Query exists() {
    return Schema.isSerial(field)
        ? SerialQuery.exists(field)
        : TemplateQuery.value(field, FieldQueries.exists(field), value -> true);
  }
}

package org.tharsis.index;

import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;

/**
 * {@link Field.Type#KEYWORD}: whole values, whatever their case; one without terms, as it is
 * written.
 */
record KeywordQueries(Field field) implements FieldQueries {

  @Override
  public Query equal(String value) {
    return Schema.hasTerms(field)
        ? new TermQuery(new Term(field.ecsName(), Folded.of(value)))
        : SortedDocValuesField.newSlowExactQuery(field.ecsName(), Folded.cut(new BytesRef(value)));
  }

  @Override
  public Query range(@Nullable String from, @Nullable String to, boolean withFrom, boolean withTo) {
    if (Schema.hasTerms(field)) {
      return new TermRangeQuery(field.ecsName(), folded(from), folded(to), withFrom, withTo);
    }
    return SortedDocValuesField.newSlowRangeQuery(
        field.ecsName(), written(from), written(to), withFrom, withTo);
  }

  private static @Nullable BytesRef folded(@Nullable String value) {
    return value == null ? null : Folded.of(value);
  }

  private static @Nullable BytesRef written(@Nullable String value) {
    return value == null ? null : Folded.cut(new BytesRef(value));
  }

  @Override
  public Query wildcard(String pattern) {
    return Schema.hasTerms(field)
        ? Wildcard.terms(field.ecsName(), pattern)
        : Wildcard.values(field.ecsName(), pattern);
  }

  @Override
  public Query exists() {
    return FieldQueries.exists(field);
  }
}

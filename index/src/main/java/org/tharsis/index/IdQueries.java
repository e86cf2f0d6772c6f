package org.tharsis.index;

import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Escaped;
import org.tharsis.model.EventId;

/** {@code event.id}: one id as it is shown. */
record IdQueries() implements FieldQueries {

  @Override
  public Query equal(String value) throws MistakeException {
    try {
      EventId id = EventId.parse(value);
      return new BooleanQuery.Builder()
          .add(ofStream(id.stream()), Occur.FILTER)
          .add(NumericDocValuesField.newSlowExactQuery(Schema.OFFSET, id.offset()), Occur.FILTER)
          .build();
    } catch (IllegalArgumentException e) {
      throw mistake(value);
    }
  }

  static Query ofStream(String stream) {
    return SortedDocValuesField.newSlowExactQuery(Schema.STREAM, new BytesRef(stream));
  }

  /** Events of a stream from this offset on. */
  static Query ofStream(String stream, long from) {
    return new BooleanQuery.Builder()
        .add(ofStream(stream), Occur.FILTER)
        .add(
            NumericDocValuesField.newSlowRangeQuery(Schema.OFFSET, from, Long.MAX_VALUE),
            Occur.FILTER)
        .build();
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

  private static MistakeException mistake(String value) {
    return new MistakeException(
        "'%s' is no event id; write a whole one, as \"udp:5514@1234\""
            .formatted(Escaped.text(value)));
  }

  @Override
  public Query exists() {
    return MatchAllDocsQuery.INSTANCE;
  }
}

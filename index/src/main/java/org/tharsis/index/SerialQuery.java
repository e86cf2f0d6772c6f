package org.tharsis.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;

/** Events by a serial keyword that is digits: each number is asked as the text it was. */
final class SerialQuery extends ColumnQuery {
  private static final float COST_OF_A_LOOK = 100;

  private final TemplateQuery.Test test;

  private SerialQuery(Field field, Query texts, TemplateQuery.Test test) {
    super(Schema.serial(field), texts, "as " + texts);
    this.test = test;
  }

  /**
   * Events whose value is one that is meant, in whichever column it lies.
   *
   * @param texts what finds the same among those that are texts: equal ones test the same
   */
  static Query either(Field field, Query texts, TemplateQuery.Test test) {
    return or(texts, new SerialQuery(field, texts, test));
  }

  /** Events that have just this value. */
  static Query exactly(Field field, String value) {
    Query text =
        SortedDocValuesField.newSlowExactQuery(field.ecsName(), Folded.cut(new BytesRef(value)));
    long number = SerialColumn.number(value);
    return number < 0
        ? text
        : or(text, NumericDocValuesField.newSlowExactQuery(Schema.serial(field), number));
  }

  /** Events that have a value. */
  static Query exists(Field field) {
    return or(FieldQueries.exists(field), new FieldExistsQuery(Schema.serial(field)));
  }

  private static Query or(Query texts, Query numbers) {
    return new BooleanQuery.Builder().add(texts, Occur.SHOULD).add(numbers, Occur.SHOULD).build();
  }

  @Override
  @Nullable TwoPhaseIterator look(LeafReader segment) throws IOException {
    NumericDocValues numbers = segment.getNumericDocValues(column());
    return numbers == null ? null : look(numbers);
  }

  private TwoPhaseIterator look(NumericDocValues numbers) {
    return new TwoPhaseIterator(numbers) {
      @Override
      public boolean matches() throws IOException {
        String digits = Long.toString(numbers.longValue());
        return test.test(new BytesRef(digits.getBytes(StandardCharsets.US_ASCII)));
      }

      @Override
      public float matchCost() {
        return COST_OF_A_LOOK;
      }
    };
  }
}

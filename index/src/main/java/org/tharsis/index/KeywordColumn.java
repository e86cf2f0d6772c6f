package org.tharsis.index;

import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.tharsis.model.Field;

/**
 * {@link Field.Type#KEYWORD}: the value as written in doc values by ordinal, its folded form as a
 * term.
 */
final class KeywordColumn implements Column {
  private static final int RECENT_BITS = 6;
  private static final int RECENT = 1 << RECENT_BITS;

  private final Field field;
  private final Accounted accounted;
  private final ReusedField column;
  private final ReusedField term;
  private final ReusedField both;
  private final ReusedField whole = new ReusedField(Schema.LONG_VALUE, Schema.STORED);

  private final EncodedKeyword[] recent = new EncodedKeyword[RECENT];
  private final boolean isName;
  private final int number;

  KeywordColumn(Field field, Accounted accounted) {
    this.field = field;
    this.accounted = accounted;
    this.isName = Schema.isName(field);
    this.number = Template.number(field);
    this.column = new ReusedField(field.ecsName(), Schema.KEYWORD);
    this.term = new ReusedField(field.ecsName(), Schema.TERMS);
    Arrays.fill(recent, EncodedKeyword.of(""));
    this.both = new ReusedField(field.ecsName(), Schema.KEYWORD_AND_TERMS);
  }

  @Override
  public boolean hold(Object value, Template template) {
    if (number == 0) {
      return false;
    }
    BytesRef written = encode((String) value).written();
    if (!template.add(number, written)) {
      return false;
    }
    accounted.add(written.bytes, written.length);
    return true;
  }

  @Override
  public void add(Object value, List<IndexableField> document) {
    EncodedKeyword encoded = encode((String) value);
    accounted.add(encoded.written().bytes, encoded.written().length);
    if (isName) {
      accounted.addName(encoded.folded());
    }
    if (!Schema.hasTerms(field)) {
      document.add(column.with(encoded.written()));
    } else if (encoded.isFolded()) {
      document.add(both.with(encoded.written()));
    } else {
      document.add(column.with(encoded.written()));
      document.add(term.with(encoded.folded()));
    }
    if (encoded.isCut()) {
      document.add(whole.with(LongValue.encode(field, encoded.value())));
    }
  }

  /** Most values came a short while ago; a long one is not worth its memory. */
  private EncodedKeyword encode(String value) {
    int slot = (value.hashCode() * 0x9e3779b9) >>> (Integer.SIZE - RECENT_BITS);
    EncodedKeyword same = recent[slot];
    if (same.value().equals(value)) {
      return same;
    }
    EncodedKeyword encoded = EncodedKeyword.of(value);
    if (!encoded.isCut()) {
      recent[slot] = encoded;
    }
    return encoded;
  }
}

package org.tharsis.index;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.tharsis.model.Field;

/** {@link Field#TAGS}: one doc value of all, a term each. */
final class TagColumn implements Column {
  /** More tags than these are kept but not found. */
  static final int MAX_TERMS = 64;

  private final Field field;
  private final ReusedField column;
  private final ReusedField whole = new ReusedField(Schema.LONG_VALUE, Schema.STORED);
  private final List<ReusedField> terms = new ArrayList<>();

  TagColumn(Field field) {
    this.field = field;
    this.column = new ReusedField(field.ecsName(), Schema.KEYWORD);
  }

  @Override
  public void add(Object value, List<IndexableField> document) {
    String tags = (String) value;
    BytesRef written = new BytesRef(tags);
    if (written.length > Folded.MAX_BYTES) {
      document.add(whole.with(LongValue.encode(field, tags)));
    }
    document.add(column.with(Folded.cut(written)));
    int used = 0;
    for (String tag : split(tags)) {
      document.add(term(used++).with(Folded.of(tag)));
    }
  }

  private ReusedField term(int number) {
    if (number == terms.size()) {
      terms.add(new ReusedField(field.ecsName(), Schema.TERMS));
    }
    return terms.get(number);
  }

  /** The single tags; at least one, if empty, so that the field always has a term. */
  static List<String> split(String tags) {
    List<String> single = new ArrayList<>();
    int from = 0;
    int blank = 0;
    while (blank >= 0 && single.size() < MAX_TERMS) {
      blank = tags.indexOf(' ', from);
      if (blank != from) {
        single.add(tags.substring(from, blank < 0 ? tags.length() : blank));
      }
      from = blank + 1;
    }
    return single;
  }
}

package org.tharsis.index;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.tharsis.model.Field;

/** {@link Field#TAGS}: one doc value of all, a term each. */
final class TagColumn implements Column {
  /** More tags than these are kept but not found. */
  static final int MAX_TERMS = 64;

  private final Field field;
  private final PendingTexts column;
  private final PendingBytes terms;
  private final PendingBytes longValues;

  TagColumn(Field field, PendingBytes longValues) {
    this.field = field;
    this.column = new PendingTexts(field.ecsName(), Schema.KEYWORD);
    this.terms = new PendingBytes(field.ecsName(), Schema.TERMS);
    this.longValues = longValues;
  }

  @Override
  public void add(Object value, int row) {
    String tags = (String) value;
    BytesRef written = new BytesRef(tags);
    if (written.length > Folded.MAX_BYTES) {
      longValues.add(row, LongValue.encode(field, tags));
    }
    column.add(row, column.list(Folded.cut(written)));
    for (String tag : split(tags)) {
      terms.add(row, Folded.of(tag));
    }
  }

  @Override
  public void give(int events, List<org.apache.lucene.document.column.Column> columns) {
    column.give(events, columns);
    terms.give(events, columns);
  }

  @Override
  public void clear() {
    column.clear();
    terms.clear();
  }

  @Override
  public void drop(int row) {
    column.drop(row);
    terms.drop(row);
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

package org.tharsis.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.tharsis.model.Field;

/**
 * {@link Field.Type#KEYWORD}: the value as written in doc values by ordinal, its folded form as a
 * term.
 */
final class KeywordColumn implements Column {
  private static final int RECENT_BITS = 6;
  private static final int RECENT = 1 << RECENT_BITS;
  private static final int UNLISTED = -1;

  private final Field field;
  private final Accounted accounted;
  private final PendingTexts texts;
  private final PendingBytes longValues;

  /** The folded form of each text that is listed. */
  private List<BytesRef> folded = new ArrayList<>();

  private final EncodedKeyword[] recent = new EncodedKeyword[RECENT];

  /** Where they are in the batch's list. */
  private final int[] ordinals = new int[RECENT];

  private boolean hasLong;
  private final boolean isName;
  private final int number;

  KeywordColumn(Field field, Accounted accounted, PendingBytes longValues) {
    this.field = field;
    this.accounted = accounted;
    this.longValues = longValues;
    this.isName = Schema.isName(field);
    this.number = Template.number(field);
    this.texts = new PendingTexts(field.ecsName(), Schema.KEYWORD);
    Arrays.fill(recent, EncodedKeyword.of(""));
    Arrays.fill(ordinals, UNLISTED);
  }

  @Override
  public boolean hold(Object value, Template template) {
    if (number == 0) {
      return false;
    }
    EncodedKeyword encoded = recent[slot((String) value)];
    if (!encoded.fitsTemplate() || !template.add(number, encoded.written())) {
      return false;
    }
    accounted.add(encoded.number());
    return true;
  }

  @Override
  public void add(Object value, int row) {
    int slot = slot((String) value);
    EncodedKeyword encoded = recent[slot];
    accounted.add(encoded.number());
    if (isName) {
      accounted.addName(encoded.folded());
    }
    if (ordinals[slot] == UNLISTED) {
      ordinals[slot] = texts.list(encoded.written());
      folded.add(encoded.folded());
    }
    texts.add(row, ordinals[slot]);
    if (encoded.isCut()) {
      longValues.add(row, LongValue.encode(field, encoded.value()));
      hasLong = true;
    }
  }

  /** Where it is among the recent ones: most values came a short while ago. */
  private int slot(String value) {
    int slot = (value.hashCode() * 0x9e3779b9) >>> (Integer.SIZE - RECENT_BITS);
    if (!recent[slot].value().equals(value)) {
      recent[slot] = EncodedKeyword.of(value);
      ordinals[slot] = UNLISTED;
    }
    return slot;
  }

  @Override
  public void give(int events, List<org.apache.lucene.document.column.Column> columns) {
    texts.give(events, columns);
    if (!Schema.isSerial(field)) {
      texts.give(events, columns, Schema.TERMS, folded);
    }
  }

  @Override
  public void clear() {
    texts.clear();
    if (!folded.isEmpty()) {
      folded = new ArrayList<>();
      Arrays.fill(ordinals, UNLISTED);
    }
    if (hasLong) { // not worth its memory
      Arrays.fill(recent, EncodedKeyword.of(""));
      hasLong = false;
    }
  }

  @Override
  public void drop(int row) {
    texts.drop(row);
  }
}

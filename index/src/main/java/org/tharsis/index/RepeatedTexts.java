package org.tharsis.index;

import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.column.Column;
import org.apache.lucene.index.IndexableFieldType;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Texts that come as the same object again and again: a batch lists each of them about once. */
final class RepeatedTexts implements Pending {
  private static final int RECENT = 64;

  private final PendingTexts texts;
  private final @Nullable BytesRef[] recent = new @Nullable BytesRef[RECENT];
  private final int[] ordinals = new int[RECENT];

  RepeatedTexts(String name, IndexableFieldType type) {
    this.texts = new PendingTexts(name, type);
  }

  @SuppressWarnings("ReferenceEquality")
  void add(int row, BytesRef text) {
    int hash = System.identityHashCode(text);
    int slot = (hash ^ (hash >>> 8)) & (RECENT - 1);
    if (recent[slot] != text) { // another object that says the same is only listed twice
      recent[slot] = text;
      ordinals[slot] = texts.list(text);
    }
    texts.add(row, ordinals[slot]);
  }

  @Override
  public void give(int events, List<Column> columns) {
    texts.give(events, columns);
  }

  @Override
  public void clear() {
    texts.clear();
    Arrays.fill(recent, null);
  }

  @Override
  public void drop(int row) {
    texts.drop(row);
  }
}

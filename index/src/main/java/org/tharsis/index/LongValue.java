package org.tharsis.index;

import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;

/** A keyword too long for its column, as it is stored beside the line. */
final class LongValue {
  private static final char SEPARATOR = '\0';

  private LongValue() {}

  static BytesRef encode(Field field, String value) {
    return new BytesRef(field.ecsName() + SEPARATOR + value);
  }

  static void decode(byte[] stored, EventDraft draft) {
    String text = new String(stored, StandardCharsets.UTF_8);
    int end = text.indexOf(SEPARATOR);
    Field field = end < 0 ? null : Field.of(text.substring(0, end));
    if (field != null) {
      draft.put(field, text.substring(end + 1));
    }
  }
}

package org.tharsis.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;

/** Reads the values that templates hold; one template's once. */
final class TemplateReader implements ColumnReader {
  /** More than these are read anew. */
  private static final int MOST = 1000;

  private final SortedDocValues templates;
  private final Map<Integer, List<Value>> known = new HashMap<>();

  TemplateReader(LeafReader reader) throws IOException {
    templates = DocValues.getSorted(reader, Schema.TEMPLATE);
  }

  private record Value(Field field, String text) {}

  @Override
  public void read(int doc, EventDraft draft) throws IOException {
    if (templates.advanceExact(doc)) {
      for (Value value : values(templates.ordValue())) {
        draft.put(value.field, value.text);
      }
    }
  }

  private List<Value> values(int ordinal) throws IOException {
    List<Value> values = known.get(ordinal);
    if (values == null) {
      values = values(templates.lookupOrd(ordinal));
      if (known.size() < MOST) {
        known.put(ordinal, values);
      }
    }
    return values;
  }

  private static List<Value> values(BytesRef template) {
    List<Value> values = new ArrayList<>();
    Template.values(
        template,
        Template.ANY,
        (bytes, from, to) -> {
          Field field = Template.FIELDS.get(bytes[from - 1] - 1);
          values.add(
              new Value(field, new String(bytes, from, to - from, StandardCharsets.US_ASCII)));
          return false;
        });
    return values;
  }
}

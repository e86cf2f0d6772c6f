package org.tharsis.index;

import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.util.BytesRef;
import org.tharsis.model.Field;

/** Measures the values of a field that one segment's templates hold. */
final class TemplateCounts implements CountedValues {
  private final OrdinalCounts templates;
  private final int number;
  private Iterator<Map.Entry<BytesRef, Long>> values =
      Map.<BytesRef, Long>of().entrySet().iterator();
  private boolean summed;
  private BytesRef value = new BytesRef();
  private long count;

  TemplateCounts(OrdinalCounts templates, Field field) {
    this.templates = templates;
    this.number = Template.number(field);
  }

  @Override
  public boolean next() throws IOException {
    if (!summed) {
      values = sum().entrySet().iterator();
      summed = true;
    }
    if (!values.hasNext()) {
      return false;
    }
    Map.Entry<BytesRef, Long> next = values.next();
    value = next.getKey();
    count = next.getValue();
    return true;
  }

  private Map<BytesRef, Long> sum() throws IOException {
    Map<BytesRef, Long> sums = new TreeMap<>();
    while (templates.next()) {
      Template.values(
          templates.value(),
          number,
          (bytes, from, to) -> {
            BytesRef one = BytesRef.deepCopyOf(new BytesRef(bytes, from, to - from));
            sums.merge(one, templates.count(), Measure::add);
            return true;
          });
    }
    return sums;
  }

  @Override
  public BytesRef value() {
    return value;
  }

  @Override
  public long count() {
    return count;
  }
}

package org.tharsis.rules.window;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The most recent distinct values of one key with their latest times. As many as the threshold are
 * enough to say exactly whether it is reached.
 */
final class Recent {
  private final int bound;
  private final SequencedMap<Object, Long> values = new LinkedHashMap<>(4);

  Recent(int bound) {
    this.bound = bound;
  }

  void add(Object value, long time) {
    Long known = values.remove(value);
    values.put(value, known == null ? time : Math.max(known, time));
    if (values.size() > bound) {
      values.pollFirstEntry();
    }
  }

  /** How many values were seen at {@code from} or later; forgets the others. */
  int count(long from) {
    for (Map.Entry<Object, Long> first = values.firstEntry();
        first != null && first.getValue() < from;
        first = values.firstEntry()) {
      values.pollFirstEntry();
    }
    return values.size();
  }
}

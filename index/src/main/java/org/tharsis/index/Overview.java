package org.tharsis.index;

import java.util.List;
import java.util.Map;
import org.tharsis.model.Field;

/**
 * What many events come to.
 *
 * @param count how many there are
 * @param steps how many lie in each step of time, as {@link EventSearch#histogram} gives them
 * @param top by field, the values most of them have, most first
 */
public record Overview(long count, List<TimeCount> steps, Map<Field, List<ValueCount>> top) {
  public Overview {
    steps = List.copyOf(steps);
    top = Map.copyOf(top);
  }
}

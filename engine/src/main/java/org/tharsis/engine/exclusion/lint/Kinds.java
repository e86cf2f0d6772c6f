package org.tharsis.engine.exclusion.lint;

import java.util.Set;
import java.util.stream.Collectors;
import org.tharsis.model.Criterion;
import org.tharsis.model.Criterion.During;
import org.tharsis.model.Criterion.End;
import org.tharsis.model.Criterion.Names;
import org.tharsis.model.Criterion.Ports;
import org.tharsis.model.Criterion.Within;
import org.tharsis.model.Exclusion;

/**
 * What an exclusion asks for, as its keys.
 *
 * @param keys of its criteria
 */
record Kinds(Set<String> keys) {

  static Kinds of(Exclusion exclusion) {
    return new Kinds(
        exclusion.criteria().stream().map(Kinds::key).collect(Collectors.toUnmodifiableSet()));
  }

  private static String key(Criterion criterion) {
    return switch (criterion) {
      case Within within -> within.end().word();
      case Ports ports -> "port";
      case Names names -> names.term().word();
      case During during -> "time";
    };
  }

  /**
   * Whether one of both asks for nothing that the other does not ask for. That what the lab sends
   * and what the web server gets are the same now and then is nobody's mistake.
   */
  boolean areComparable(Kinds other) {
    return keys.stream().allMatch(other::has) || other.keys.stream().allMatch(this::has);
  }

  private boolean has(String key) {
    return keys.contains(key)
        || (isEnd(key) && keys.contains(End.ADDRESS.word()))
        || (key.equals(End.ADDRESS.word()) && keys.stream().anyMatch(Kinds::isEnd));
  }

  private static boolean isEnd(String key) {
    return key.equals(End.SOURCE.word()) || key.equals(End.DESTINATION.word());
  }
}

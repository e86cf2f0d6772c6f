package org.tharsis.engine.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Log lines beside a rule, and what the rule must say to them.
 *
 * @param file its name as it is shown
 * @param rule the id of the rule that is tried
 * @param fires whether at least one incident of the rule must come of it, or none
 * @param shipped whether it came with the product; then the shipped site is the one it is from
 * @param log the raw lines
 * @param expected exactly the incidents of the rule that must come, as {@link Findings} writes
 *     them; null if any will do
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
public record Scenario(
    String file,
    String rule,
    boolean fires,
    boolean shipped,
    byte[] log,
    @Nullable List<String> expected) {

  public Scenario {
    expected = expected == null ? null : List.copyOf(expected);
  }
}

package org.tharsis.engine.scenario;

import java.util.List;

/**
 * What became of a scenario.
 *
 * @param scenario the scenario
 * @param verdict whether it came as it must
 * @param came the incidents of its rule, a line each; of no other
 * @param others the incidents of other rules, a line each; they are neither wanted nor refused
 * @param notes what may explain a failure: lines nobody understood or an exclusion hid
 */
public record Outcome(
    Scenario scenario,
    Verdict verdict,
    List<String> came,
    List<String> others,
    List<String> notes) {

  /** How it ended. */
  public enum Verdict {
    PASSED,
    FAILED,
    /** Its rule is disabled. */
    SKIPPED
  }

  public Outcome {
    came = List.copyOf(came);
    others = List.copyOf(others);
    notes = List.copyOf(notes);
  }

  /** Whether nothing is wrong. */
  public boolean ok() {
    return verdict != Verdict.FAILED;
  }
}

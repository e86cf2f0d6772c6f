package org.tharsis.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;
import org.tharsis.model.Finding;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;
import org.tharsis.model.Problem;
import org.tharsis.model.Rule;
import org.tharsis.model.Severity;

/**
 * That a rule threw, or ran away, and was cut off, as an event that can be searched and as a
 * finding that becomes an incident: what the rule would have found is missing from then on.
 */
final class CutOff {
  /** The stream of what the engine has to say itself. */
  static final String STREAM = "tharsis";

  /** What is searched for: {@code code:rule-cut-off}; also the id of the findings' rule. */
  static final String CODE = "rule-cut-off";

  private CutOff() {}

  /**
   * The event.
   *
   * @param problem whose file is the rule's id
   * @param time milliseconds since the epoch
   */
  static Event event(Problem problem, long offset, long time) {
    byte[] text = problem.message().getBytes(StandardCharsets.UTF_8);
    Origin origin = new Origin(STREAM, null);
    return new EventDraft()
        .timestamp(time)
        .put(Field.EVENT_CODE, CODE)
        .put(Field.EVENT_REASON, problem.message())
        .put(Field.RULE_NAME, problem.file())
        .put(Field.OBSERVER_NAME, STREAM)
        .put(Field.OBSERVER_PRODUCT, "Tharsis")
        .event(new Line(new EventId(STREAM, offset), text, false, origin, time, false));
  }

  static Finding finding(Problem problem, Event event) {
    Rule rule =
        new Rule(
            CODE,
            "Rule \"%s\" was cut off".formatted(problem.file()),
            Severity.YELLOW,
            Rule.Key.NONE,
            Duration.ofDays(1),
            "The rule threw while it judged an event, or found ever new things. It judges none until rules are changed or the engine is started again; then it is tried once more.",
            "Mend it: the line below says what happened. What it would have found since is missing.");
    return new Finding(rule, problem.file(), event.time(), event, List.of(), 0, List.of());
  }
}

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
import org.tharsis.model.Rule;
import org.tharsis.model.Severity;

/**
 * That files of an index were damaged, as an event that can be searched and as a finding that
 * becomes an incident: a disk that forgets goes on forgetting.
 */
final class DamagedIndex {
  /** What is searched for: {@code code:index-damaged}; also the id of the findings' rule. */
  static final String CODE = "index-damaged";

  private static final Rule RULE =
      new Rule(
          CODE,
          "Files of an index were damaged",
          Severity.YELLOW,
          Rule.Key.NONE,
          Duration.ofDays(1),
          "What was found damaged is set aside, what the journal still had is indexed again, and what it had not is lost. Answers about that day may lack events.",
          "Have the disk and the memory checked: files that are written do not change by themselves. The line below says what is damaged and where it is kept; a copy of the data from before has it whole.");

  private DamagedIndex() {}

  /**
   * The event.
   *
   * @param message what was found, and what became of it
   * @param time milliseconds since the epoch
   */
  static Event event(String message, long offset, long time) {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    EventId id = new EventId(CutOff.STREAM, offset);
    return new EventDraft()
        .timestamp(time)
        .put(Field.EVENT_CODE, CODE)
        .put(Field.EVENT_REASON, message)
        .put(Field.OBSERVER_NAME, CutOff.STREAM)
        .put(Field.OBSERVER_PRODUCT, "Tharsis")
        .event(new Line(id, text, false, new Origin(CutOff.STREAM, null), time, false));
  }

  /**
   * The finding.
   *
   * @param index which one was damaged
   */
  static Finding finding(String index, Event event) {
    return new Finding(RULE, index, event.time(), event, List.of(), 0, List.of());
  }
}

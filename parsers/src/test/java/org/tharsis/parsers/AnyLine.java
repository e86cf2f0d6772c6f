package org.tharsis.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.Line;

/** What holds of any line, also of one that an attacker wrote. */
final class AnyLine {
  private final LineParser parser = new LineParser(ZoneId.of("Europe/Berlin"));
  private final EventDraft draft = new EventDraft();

  /** No exception, a time, the line itself, and each value of its field's type. */
  void holds(byte[] bytes) {
    Line line = Lines.replayed(bytes);
    parser.parse(line, draft);
    Event event = draft.event(line);
    assertThat(event.timestamp()).isPositive();
    assertThat(event.original()).isSameAs(bytes);
    for (Field field : Field.byName()) {
      if (!field.intrinsic() && event.get(field) != null) {
        typed(event, field);
      }
    }
  }

  /** The same; what fails is said with the line. */
  void holds(byte[] bytes, String where) {
    try {
      holds(bytes);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(where + ": " + new String(bytes, StandardCharsets.UTF_8), e);
    }
  }

  private static void typed(Event event, Field field) {
    switch (field.type()) {
      case IP -> assertThat(event.ip(field)).as(field.ecsName()).isNotNull();
      case LONG -> assertThat(event.number(field)).as(field.ecsName()).isNotNegative();
      default -> assertThat(event.text(field)).as(field.ecsName()).isNotEmpty();
    }
  }
}

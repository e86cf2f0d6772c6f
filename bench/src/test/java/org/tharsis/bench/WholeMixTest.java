package org.tharsis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;
import org.tharsis.parsers.LineParser;

/** What is measured is understood: a line that no parser knows would be a fast one. */
class WholeMixTest {
  private static final int LINES = 2000;

  @Test
  void everyLineIsUnderstood() {
    LineParser parser = new LineParser(ZoneOffset.UTC);
    EventDraft draft = new EventDraft();
    Origin origin = new Origin("bench", null);
    long arrived = Instant.parse("2026-03-02T08:01:00Z").toEpochMilli();
    List<byte[]> lines = WholeMix.lines(LINES, 7);
    for (int i = 0; i < LINES; i++) {
      parser.parse(
          new Line(new EventId("mix", i), lines.get(i), false, origin, arrived, false), draft);
      String line = new String(lines.get(i), StandardCharsets.US_ASCII);
      assertThat(draft.get(Field.TAGS)).as(line).isNull();
      assertThat(draft.has(Field.OBSERVER_VENDOR)).as(line).isTrue();
    }
  }
}

package org.tharsis.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.config.Settings;
import org.tharsis.engine.interpret.Enricher;
import org.tharsis.engine.interpret.Interpreter;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;

class ReplayedFileTest {
  private static final String REFERENCE = "2014-02-01T00:00:00Z";

  private static List<Event> events(String... lines) throws IOException {
    List<Event> events = new ArrayList<>();
    try (ReplayedFile file = file(lines)) {
      for (Event event = file.next(); event != null; event = file.next()) {
        events.add(event);
      }
    }
    return events;
  }

  private static ReplayedFile file(String... lines) throws IOException {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return new ReplayedFile(
        LogFile.of("fw.log", new ByteArrayInputStream(bytes), 480),
        Instant.parse(REFERENCE).toEpochMilli(),
        new Interpreter(Settings.DEFAULT, Enricher.NONE)::interpret);
  }

  private static List<String> times(String... lines) throws IOException {
    return events(lines).stream()
        .map(event -> Instant.ofEpochMilli(event.time()).toString())
        .toList();
  }

  @Test
  void linesKeepTheirPlacesAndEmptyOnesAreNoEvents() throws IOException {
    List<Event> events = events("one", "", "\r", "two", "");
    assertThat(events).extracting(Event::text).containsExactly("one", "two");
    String stream = events.getFirst().id().stream();
    assertThat(events)
        .extracting(Event::id)
        .containsExactly(new EventId(stream, 0), new EventId(stream, 7));
  }

  @Test
  void aLineWithoutATimeHappenedWithTheOneBefore() throws IOException {
    assertThat(times("Jun 04 2013 10:00:00 fw : one", "two", "Jun 04 2013 10:00:05 fw : 3", "4"))
        .containsExactly(
            "2013-06-04T10:00:00Z",
            "2013-06-04T10:00:00Z",
            "2013-06-04T10:00:05Z",
            "2013-06-04T10:00:05Z");
  }

  @Test
  void untimedLinesBeforeTheFirstTimeHappenedThen() throws IOException {
    assertThat(times("one", "two", "Jun 04 2013 10:00:00 fw : three"))
        .containsOnly("2013-06-04T10:00:00Z");
  }

  @Test
  void withoutAnyTimeTheReferenceHolds() throws IOException {
    assertThat(times("one", "two")).containsExactly(REFERENCE, REFERENCE);
  }

  @Test
  void yearsAreThoseNearestToTheReference() throws IOException {
    assertThat(times("Dec 31 23:59:59 fw : one", "Jan  1 00:00:01 fw : two"))
        .containsExactly("2013-12-31T23:59:59Z", "2014-01-01T00:00:01Z");
  }

  @Test
  void yearsAreThoseOfTheLinesBefore() throws IOException {
    assertThat(
            times(
                "Nov 21 2010 10:00:00 fw : with its year",
                "Dec 31 23:59:59 fw : without",
                "Jan  1 00:00:01 fw : without",
                "Jun 14 00:00:01 fw : without"))
        .containsExactly(
            "2010-11-21T10:00:00Z",
            "2010-12-31T23:59:59Z",
            "2011-01-01T00:00:01Z",
            "2011-06-14T00:00:01Z");
  }

  @Test
  void aLineWithAWildClockDoesNotMoveTheOthers() throws IOException {
    assertThat(
            times(
                "Jun 04 2013 10:00:00 fw : one",
                "Jan 01 2036 00:00:00 fw : wild",
                "no time",
                "Jun  4 10:00:01 fw : without a year",
                "Jun 04 2013 10:00:02 fw : five"))
        .containsExactly(
            "2013-06-04T10:00:00Z",
            "2036-01-01T00:00:00Z",
            "2013-06-04T10:00:00Z",
            "2013-06-04T10:00:01Z",
            "2013-06-04T10:00:02Z");
  }

  @Test
  void norDoesAClockThatStartsAtTheEpoch() throws IOException {
    assertThat(times("Jun 04 2013 10:00:00 fw : one", "Jan 01 1970 00:00:07 fw : wild", "no time"))
        .endsWith("2013-06-04T10:00:00Z");
  }

  @Test
  void norDoesAWildFirstLine() throws IOException {
    assertThat(
            times(
                "Jan 01 1970 00:00:07 fw : wild",
                "no time",
                "Jun 04 2013 10:00:00 fw : one",
                "Jun 04 2013 10:00:01 fw : two",
                "Jun  4 10:00:02 fw : without a year"))
        .containsExactly(
            "1970-01-01T00:00:07Z",
            "2013-06-04T10:00:00Z",
            "2013-06-04T10:00:00Z",
            "2013-06-04T10:00:01Z",
            "2013-06-04T10:00:02Z");
  }

  @Test
  void norDoesADeviceThatIsWildAllTheTimeAmongOthers() throws IOException {
    assertThat(
            times(
                "Jun 04 2013 10:00:00 fw : one",
                "Mar 01 1993 00:00:00 old : wild",
                "Jun 04 2013 10:00:01 fw : two",
                "Mar 01 1993 00:00:01 old : wild",
                "no time"))
        .endsWith("2013-06-04T10:00:01Z");
  }

  @Test
  void twoInARowThatAgreeDoMoveIt() throws IOException {
    assertThat(
            times(
                "Jun 04 2013 10:00:00 fw : one",
                "Jun 04 2015 10:00:00 fw : two years later",
                "no time",
                "Jun 04 2015 10:00:09 fw : indeed",
                "no time",
                "Jun  5 10:00:09 fw : without a year"))
        .endsWith("2015-06-04T10:00:09Z", "2015-06-04T10:00:09Z", "2015-06-05T10:00:09Z");
  }
}

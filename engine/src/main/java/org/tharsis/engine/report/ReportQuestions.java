package org.tharsis.engine.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.tharsis.config.ReportSettings;
import org.tharsis.config.ReportSettings.Content;
import org.tharsis.config.ReportSettings.Sum;
import org.tharsis.engine.report.Report.Part;
import org.tharsis.index.EventQuery;
import org.tharsis.index.EventSearch;
import org.tharsis.index.IncidentSearch;
import org.tharsis.index.RefusedException;
import org.tharsis.index.TimeRange;
import org.tharsis.model.Escaped;
import org.tharsis.model.Field;
import org.tharsis.model.Incident;

/** Asks the stored events what one report shows, each question within the bounds of a search. */
final class ReportQuestions {
  /** Of so many of the newest incidents those of the span are taken. */
  private static final int INCIDENTS_LOOKED_AT = 1_000;

  /** What a question may need at the most: values are counted in eight bytes each. */
  private static final long ROOM = 192L << 20;

  private final EventSearch events;
  private final Path data;
  private final EventQuery query;
  private final TimeRange range;
  private final LongSupplier heapRoom;
  private final List<Part> parts = new ArrayList<>();

  /** One of the questions. */
  private interface Question {
    Part ask() throws IOException;
  }

  /**
   * Questions about a span.
   *
   * @param heapRoom how many bytes there are for an answer
   */
  ReportQuestions(
      EventSearch events, Path data, EventQuery query, TimeRange range, LongSupplier heapRoom) {
    this.events = events;
    this.data = data;
    this.query = query;
    this.range = range;
    this.heapRoom = heapRoom;
  }

  /** The answers, in the order they are shown. */
  List<Part> ask(ReportSettings report) throws IOException {
    Content content = report.content();
    ask("Events", () -> new Report.Count(events.count(query, range)));
    if (content.incidents() > 0) {
      ask("Incidents", () -> incidents(content.incidents()));
    }
    Duration step = content.step();
    if (step != null) {
      ask("Over time", () -> new Report.Steps(events.histogram(query, range, step), step));
    }
    for (Field field : content.top()) {
      String heading = "Most frequent " + field;
      ask(heading, () -> top(heading, field, content.values()));
    }
    for (Sum sum : content.sums()) {
      String heading = "Most %s by %s".formatted(sum.summed(), sum.by());
      ask(heading, () -> sums(heading, sum, content.values()));
    }
    if (content.events() > 0) {
      ask("Newest events", () -> new Report.Events(events.newest(query, range, content.events())));
    }
    return parts;
  }

  private void ask(String heading, Question question) throws IOException {
    if (heapRoom.getAsLong() < ROOM) {
      String why =
          "too little memory was left for it; ./tharsis report asks with memory of its own";
      parts.add(new Report.Unanswered(heading, why));
      return;
    }
    try {
      parts.add(question.ask());
    } catch (RefusedException e) {
      parts.add(new Report.Unanswered(heading, Escaped.text(String.valueOf(e.getMessage()))));
    }
  }

  private Part incidents(int most) throws IOException {
    try (IncidentSearch search = IncidentSearch.open(data)) {
      List<Incident> found =
          search.newest(INCIDENTS_LOOKED_AT).stream()
              .filter(each -> !each.excluded())
              .filter(each -> each.first() < range.to() && each.last() >= range.from())
              .limit(most + 1L)
              .toList();
      boolean more = found.size() > most;
      return new Report.Incidents(more ? found.subList(0, most) : found, more);
    }
  }

  private Part top(String heading, Field field, int most) throws IOException {
    return new Report.Values(heading, field, "events", events.top(query, range, field, most));
  }

  private Part sums(String heading, Sum sum, int most) throws IOException {
    return new Report.Values(
        heading,
        sum.by(),
        sum.summed().ecsName(),
        events.sums(query, range, sum.summed(), sum.by(), most));
  }
}

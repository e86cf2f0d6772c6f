package org.tharsis.engine.report;

import java.util.Locale;
import org.tharsis.engine.report.Report.Part;
import org.tharsis.model.Durations;
import org.tharsis.model.Escaped;

/** A report in few words: a mail's subject, and what who reads no HTML sees of it. */
final class ReportText {
  private ReportText() {}

  /** {@code Tharsis: What was denied, to 2026-11-22 06:00}. */
  static String subject(Report report) {
    return "Tharsis: %s, to %s"
        .formatted(report.title(), new ShownTime(report.zone()).minute(report.to()));
  }

  /** Of which time it is. */
  static String span(Report report) {
    ShownTime shown = new ShownTime(report.zone());
    return "From %s to %s %s."
        .formatted(shown.second(report.from()), shown.second(report.to()), report.zone());
  }

  /** The beginnings of it. */
  static String of(Report report) {
    StringBuilder text = new StringBuilder();
    line(text, report.title());
    line(text, span(report));
    line(text, "Query: " + (report.query().isEmpty() ? "all events" : report.query()));
    report.notes().forEach(note -> line(text, note));
    line(text, "");
    report.parts().forEach(part -> part(text, part));
    line(text, "The rest of it is in HTML.");
    return text.toString();
  }

  private static void part(StringBuilder text, Part part) {
    switch (part) {
      case Report.Count count ->
          line(text, String.format(Locale.ROOT, "Events: %,d", count.count()));
      case Report.Incidents incidents ->
          line(
              text,
              "Incidents: %d%s"
                  .formatted(incidents.incidents().size(), incidents.more() ? " and more" : ""));
      case Report.Steps steps ->
          line(text, "Over time: in steps of " + Durations.format(steps.step()));
      case Report.Values values -> {
        line(text, values.heading() + ":");
        values
            .values()
            .forEach(
                each ->
                    line(
                        text, String.format(Locale.ROOT, "%,14d  %s", each.count(), each.value())));
      }
      case Report.Events events -> line(text, "Newest events: " + events.events().size());
      case Report.Unanswered none -> line(text, none.heading() + ": not answered: " + none.why());
    }
  }

  private static void line(StringBuilder text, String line) {
    text.append(Escaped.text(line)).append('\n');
  }
}

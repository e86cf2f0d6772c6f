package org.tharsis.engine.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.Summary;
import org.tharsis.engine.report.Report.Part;
import org.tharsis.index.TimeCount;
import org.tharsis.index.ValueCount;
import org.tharsis.model.Endpoint;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.Incident;

/** A report as one HTML page: no scripts, nothing from elsewhere, readable in a mail program. */
final class ReportPage {
  /** A browser that opens the file loads and runs nothing, whatever might stand in it. */
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width">
      """;

  private static final String BODY =
      "margin:24px;font-family:sans-serif;font-size:14px;color:#1d1d1f;background:#ffffff";
  private static final String HEADING = "font-size:17px;margin:28px 0 6px";
  private static final String NOTE =
      "margin:4px 0;padding:6px 10px;background:#fff4d6;border-left:4px solid #d9a400";
  private static final String TABLE = "border-collapse:collapse";
  private static final String TITLE_CELL =
      "text-align:left;padding:3px 10px 3px 0;border-bottom:1px solid #999999";
  private static final String CELL =
      "text-align:left;vertical-align:top;padding:3px 10px 3px 0;border-bottom:1px solid #e3e3e3";
  private static final String NUMBER = CELL + ";text-align:right;white-space:nowrap";
  private static final String TIME = CELL + ";white-space:nowrap";
  private static final String LINE =
      CELL + ";font-family:monospace;font-size:12px;word-break:break-all";

  private final Report report;
  private final ShownTime shown;
  private final Html html = new Html();

  private ReportPage(Report report) {
    this.report = report;
    this.shown = new ShownTime(report.zone());
  }

  static String of(Report report) {
    return new ReportPage(report).page();
  }

  private String page() {
    html.markup(HEAD).element("title", "", report.title());
    html.close("head").open("body", BODY).markup("\n");
    html.element("h1", "font-size:22px;margin:0 0 6px", report.title());
    html.element("p", "margin:2px 0", ReportText.span(report));
    String query = report.query().isEmpty() ? "all events" : report.query();
    html.open("p", "margin:2px 0").text("Query: ").element("code", "", query).close("p");
    report.notes().forEach(note -> html.element("p", NOTE, note));
    report.parts().forEach(this::part);
    html.element(
        "p",
        "margin:28px 0 0;color:#6b6b6b;font-size:12px",
        "Made by Tharsis, report %s, at %s.".formatted(report.name(), shown.second(report.made())));
    html.close("body").close("html");
    return html.toString();
  }

  private void part(Part part) {
    html.element("h2", HEADING, part.heading());
    switch (part) {
      case Report.Count count -> html.element("p", "margin:2px 0", number(count.count()));
      case Report.Incidents incidents -> incidents(incidents);
      case Report.Steps steps -> steps(steps.steps());
      case Report.Values values -> values(values);
      case Report.Events events -> events(events.events());
      case Report.Unanswered none -> html.element("p", NOTE, "Not answered: " + none.why());
    }
  }

  private void incidents(Report.Incidents part) {
    if (part.incidents().isEmpty()) {
      nothing("None in this time.");
      return;
    }
    table("First", "Severity", "Rule", "Incident", "What");
    for (Incident each : part.incidents()) {
      html.open("tr", "");
      cell(TIME, shown.second(Instant.ofEpochMilli(each.first())));
      cell(CELL + ";color:" + colour(each), each.severity().label());
      cell(CELL, each.rule().id());
      cell(CELL, each.id() + (each.open() ? "" : " (closed)"));
      cell(CELL, Summary.of(each)).close("tr");
    }
    html.close("table");
    if (part.more()) {
      nothing("There are more than these; ./tharsis incidents has them.");
    }
  }

  private static String colour(Incident incident) {
    return switch (incident.severity()) {
      case RED -> "#b00020";
      case YELLOW -> "#8a6100";
      case GREEN -> "#1b6e2c";
    };
  }

  private void steps(List<TimeCount> steps) {
    long most = steps.stream().mapToLong(TimeCount::count).max().orElse(0);
    table("From", "Events", "");
    for (TimeCount each : steps) {
      html.open("tr", "");
      cell(TIME, shown.second(begin(each)));
      cell(NUMBER, number(each.count()));
      long width = most == 0 ? 0 : Math.ceilDiv(each.count() * 300, most);
      html.open("td", CELL)
          .open("div", "background:#3b6ea5;height:11px;width:%dpx".formatted(width))
          .markup("</div>")
          .close("td")
          .close("tr");
    }
    html.close("table");
  }

  /** The first step may begin before the span, and counts nothing of that. */
  private Instant begin(TimeCount step) {
    Instant start = Instant.ofEpochMilli(step.start());
    return start.isBefore(report.from()) ? report.from() : start;
  }

  private void values(Report.Values part) {
    if (part.values().isEmpty()) {
      nothing("None.");
      return;
    }
    table(part.field().ecsName(), part.unit());
    for (ValueCount each : part.values()) {
      html.open("tr", "");
      cell(CELL + ";word-break:break-all", each.value());
      cell(NUMBER, number(each.count())).close("tr");
    }
    html.close("table");
  }

  private void events(List<Event> events) {
    if (events.isEmpty()) {
      nothing("None in this time.");
      return;
    }
    table("Time", "Device", "What", "From and to", "Line");
    for (Event each : events) {
      html.open("tr", "");
      cell(TIME, shown.second(Instant.ofEpochMilli(each.time())));
      cell(CELL, first(each, Field.OBSERVER_NAME, Field.HOST_NAME));
      cell(CELL, first(each, Field.EVENT_CODE) + " " + first(each, Field.EVENT_ACTION));
      cell(CELL, ends(each));
      cell(LINE, each.text()).close("tr");
    }
    html.close("table");
  }

  private static String first(Event event, Field... fields) {
    for (Field field : fields) {
      String value = event.text(field);
      if (value != null) {
        return value;
      }
    }
    return "";
  }

  private static String ends(Event event) {
    String from = end(event.source());
    String to = end(event.destination());
    return from == null && to == null
        ? ""
        : (from == null ? "?" : from) + " to " + (to == null ? "?" : to);
  }

  private static @Nullable String end(Endpoint end) {
    if (end.ip() == null) {
      return null;
    }
    return end.port() == null ? end.ip().toString() : end.ip() + " port " + end.port();
  }

  private void table(String... titles) {
    html.open("table", TABLE).markup("\n").open("tr", "");
    for (String title : titles) {
      html.open("th", TITLE_CELL).text(title).markup("</th>");
    }
    html.close("tr");
  }

  private Html cell(String style, String text) {
    return html.open("td", style).text(text).markup("</td>");
  }

  private void nothing(String said) {
    html.element("p", "margin:2px 0", said);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}

package org.tharsis.console;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.hindsight.ChosenRule;
import org.tharsis.engine.hindsight.Miss;
import org.tharsis.engine.hindsight.Subject;
import org.tharsis.engine.hindsight.WhyNot;
import org.tharsis.engine.screening.Screening;
import org.tharsis.index.EventSearch;
import org.tharsis.index.IncidentSearch;
import org.tharsis.index.TimeRange;
import org.tharsis.model.Escaped;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Finding;
import org.tharsis.rules.language.Condition;

/** Shows why a rule found nothing. */
final class WhyNotAnswer {
  /** So many of the events behind the nearest miss are shown, the latest. */
  private static final int BEHIND = 20;

  private final ChosenRule rule;
  private final Subject subject;
  private final TimeRange range;
  private final WhyNot answer;
  private final KnownGaps gaps;
  private final EventSearch events;
  private final IncidentSearch incidents;
  private final List<Condition> conditions;

  WhyNotAnswer(
      ChosenRule rule,
      Subject subject,
      TimeRange range,
      WhyNot answer,
      KnownGaps gaps,
      EventSearch events,
      IncidentSearch incidents) {
    this.rule = rule;
    this.subject = subject;
    this.range = range;
    this.answer = answer;
    this.gaps = gaps;
    this.events = events;
    this.incidents = incidents;
    this.conditions = rule.outline().conditions();
  }

  void print() throws IOException {
    line(
        "%s, %s, from %s to %s"
            .formatted(rule.id(), subject, Times.show(range.from()), Times.show(range.to() - 1)));
    if (rule.disabled()) {
      line("the site disables this rule, so it raises nothing; if it did not:");
    }
    if (answer.looked() == 0) {
      printNobody();
    } else {
      line(
          "%s looked at, of %,d in all that it went through"
              .formatted(Counted.of(answer.looked(), "event"), answer.all()));
      printExcluded();
      printFindings();
      printFailed();
      printNearest();
    }
    gaps.print();
  }

  private void printNobody() {
    Event before = answer.before();
    Event after = answer.after();
    line("there is no event of %s in that time".formatted(subject));
    if (before == null && after == null) {
      line("nor in all of the index");
    }
    if (before != null) {
      line("the last before it   " + EventLine.of(before));
    }
    if (after != null) {
      line("the first after it   " + EventLine.of(after));
    }
  }

  private void printExcluded() {
    for (Map.Entry<Exclusion, Long> each : answer.excluded().entrySet()) {
      line(
          "%,10d are kept from every rule by exclusion %s"
              .formatted(each.getValue(), words(each.getKey())));
    }
  }

  private static String words(Exclusion exclusion) {
    return "%s: %s (%s until %s: %s)"
        .formatted(
            exclusion.id(),
            String.join(", ", exclusion.words()),
            exclusion.terms().owner(),
            exclusion.terms().ends(),
            exclusion.terms().reason());
  }

  private void printFindings() throws IOException {
    if (answer.raised() == 0) {
      return;
    }
    line(
        "%,10d hold all of it: the rule did find something%s"
            .formatted(answer.raised(), rule.disabled() ? ", were it not disabled" : ""));
    Set<String> said = new LinkedHashSet<>();
    for (Finding finding : answer.findings()) {
      said.add(became(finding));
    }
    said.forEach(each -> line("           " + each));
  }

  private String became(Finding finding) throws IOException {
    Exclusion deciding = answer.deciding(finding);
    if (deciding != null && !Screening.isQuiet(deciding)) {
      return "hidden by exclusion " + words(deciding);
    }
    String incident = incident(finding);
    if (deciding != null && incident != null) {
      return "incident %s, kept quiet by exclusion %s".formatted(incident, words(deciding));
    }
    return incident == null
        ? "no incident of key %s is stored from %s: the rule, a list or an exclusion was another then, or it was not judged live"
            .formatted(finding.key(), Times.show(finding.event().time()))
        : "incident " + incident;
  }

  /** The id of the stored incident that the finding belongs to, or null. */
  private @Nullable String incident(Finding finding) throws IOException {
    long time = finding.event().time();
    List<String> found = new ArrayList<>();
    incidents.ofRule(
        rule.outline().raised(),
        time,
        incident -> {
          if (incident.key().equals(finding.key()) && incident.start() <= time) {
            found.add(incident.id());
          }
        });
    return found.stream().sorted().findFirst().orElse(null);
  }

  private void printFailed() {
    for (int i = 0; i < conditions.size(); i++) {
      long failed = answer.failed().get(i);
      if (failed > 0) {
        Condition condition = conditions.get(i);
        boolean counts = condition.phrase() != null;
        line(
            "%,10d %s  %s%s"
                .formatted(
                    failed,
                    counts ? "hold up to" : "fail at   ",
                    condition.text(),
                    counts ? atMost(i) : ""));
      }
    }
  }

  /** The most that a phrase came to; the nearest misses are those of the last one reached. */
  private String atMost(int condition) {
    return answer.nearest().stream()
        .filter(miss -> miss.held() == condition)
        .findFirst()
        .map(miss -> "; at most " + came(miss))
        .orElse("");
  }

  private String came(Miss miss) {
    Condition condition = conditions.get(miss.held());
    return condition.phrase() == null
        ? BoundValues.of(condition, miss.event())
        : Counted.of(condition, miss.value(), condition.below() ? "and not below" : "of");
  }

  private void printNearest() throws IOException {
    if (answer.nearest().isEmpty()) {
      return;
    }
    line("nearest:");
    for (Miss miss : answer.nearest()) {
      line("  %s  %s".formatted(came(miss), EventLine.of(miss.event())));
    }
    Miss first = answer.nearest().getFirst();
    if (!first.behind().isEmpty()) {
      printBehind(first);
    }
  }

  private void printBehind(Miss miss) throws IOException {
    List<EventId> ids = miss.behind();
    List<EventId> latest = ids.subList(Math.max(0, ids.size() - BEHIND), ids.size());
    line(
        "behind the nearest, at %s, %s%s:"
            .formatted(
                Times.show(miss.event().time()),
                Counted.of(ids.size(), "event"),
                ids.size() > BEHIND ? "; the last " + BEHIND : ""));
    events.byId(latest).forEach(each -> line("  " + EventLine.of(each)));
  }

  private static void line(String text) {
    System.out.println(Escaped.text(text.stripTrailing()));
  }

  void printJson() throws IOException {
    Json.print(this::write);
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStringField("rule", rule.id());
    json.writeBooleanField("disabled", rule.disabled());
    json.writeStringField("subject", subject.toString());
    json.writeStringField("from", Times.show(range.from()));
    json.writeStringField("to", Times.show(range.to()));
    json.writeNumberField("events", answer.looked());
    json.writeNumberField("all", answer.all());
    json.writeArrayFieldStart("excluded");
    for (Map.Entry<Exclusion, Long> each : answer.excluded().entrySet()) {
      json.writeStartObject();
      json.writeStringField("exclusion", each.getKey().id());
      json.writeNumberField("count", each.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("held", answer.raised());
    writeFindings(json);
    json.writeArrayFieldStart("conditions");
    for (int i = 0; i < conditions.size(); i++) {
      json.writeStartObject();
      json.writeStringField("condition", conditions.get(i).text());
      json.writeNumberField("failed", answer.failed().get(i));
      json.writeEndObject();
    }
    json.writeEndArray();
    writeNearest(json);
    time(json, "before", answer.before());
    time(json, "after", answer.after());
    Json.array(json, "notes", gaps.notes());
  }

  private void writeFindings(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("findings");
    for (Finding finding : answer.findings()) {
      json.writeStartObject();
      json.writeStringField("@timestamp", Times.show(finding.event().time()));
      json.writeStringField("key", finding.key());
      Exclusion deciding = answer.deciding(finding);
      String incident = Screening.isJudged(deciding) ? incident(finding) : null;
      if (deciding != null) {
        json.writeStringField("exclusion", deciding.id());
      }
      if (incident != null) {
        json.writeStringField("incident", incident);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeNearest(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("nearest");
    for (Miss miss : answer.nearest()) {
      Condition condition = conditions.get(miss.held());
      json.writeStartObject();
      json.writeStringField("@timestamp", Times.show(miss.event().time()));
      json.writeStringField("id", miss.event().id().toString());
      json.writeStringField("condition", condition.text());
      if (condition.phrase() != null) {
        json.writeNumberField("value", miss.value());
        json.writeNumberField("wanted", condition.wanted());
      }
      Json.array(json, "behind", miss.behind());
      json.writeStringField("original", miss.event().text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void time(JsonGenerator json, String name, @Nullable Event event)
      throws IOException {
    if (event != null) {
      json.writeStringField(name, Times.show(event.time()));
    }
  }
}

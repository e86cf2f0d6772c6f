package org.tharsis.console;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Site;
import org.tharsis.engine.SiteBasis;
import org.tharsis.engine.Summary;
import org.tharsis.engine.hindsight.ChosenRule;
import org.tharsis.engine.hindsight.Grounds;
import org.tharsis.engine.hindsight.Grounds.Bound;
import org.tharsis.model.Durations;
import org.tharsis.model.Escaped;
import org.tharsis.model.Event;
import org.tharsis.model.Finding;
import org.tharsis.model.Incident;
import org.tharsis.rules.RuleProbe;
import org.tharsis.rules.language.Condition;
import org.tharsis.rules.language.Phrase;
import org.tharsis.rules.language.RuleOutline;

/** Shows why there is an incident. */
final class IncidentExplained {
  /** So many lines from its beginning and from its end. */
  private static final int LINES = 3;

  private final Site site;
  private final Incident incident;
  private final List<Incident> related;
  private final @Nullable ChosenRule rule;
  private final String missing;
  private final Grounds grounds;
  private final List<Event> lines;
  private final Consulted consulted;

  /**
   * Of all that was gathered.
   *
   * @param missing why there is no rule, where there is none
   * @param lines the stored lines behind it
   */
  IncidentExplained(
      Site site,
      Incident incident,
      List<Incident> related,
      @Nullable ChosenRule rule,
      String missing,
      Grounds grounds,
      List<Event> lines) {
    this.site = site;
    this.incident = incident;
    this.related = related;
    this.rule = rule;
    this.missing = missing;
    this.grounds = grounds;
    this.lines = lines;
    Bound first = grounds.first();
    this.consulted =
        new Consulted(
            site,
            incident,
            first != null && first.found()
                ? List.of(first.event())
                : Consulted.candidates(incident, lines));
  }

  void print() {
    line(IncidentLines.line(incident));
    line("");
    line("means       " + incident.rule().means());
    line("to do       " + incident.rule().todo());
    line(
        "key         %s %s, quiet %s"
            .formatted(
                incident.rule().key().name().toLowerCase(Locale.ROOT),
                incident.key(),
                Durations.format(incident.rule().quiet())));
    printConditions();
    for (Finding.Reason reason : incident.reasons()) {
      line("because     " + IncidentLines.because(reason));
    }
    consulted.exclusions().forEach(each -> line("exclusion   " + each));
    if (rule != null) {
      consulted.lists(rule.outline().conditions()).forEach(each -> line("list        " + each));
    }
    MadeBy.lines(incident).forEach(each -> line("made by     " + each));
    related.forEach(each -> line("related     " + IncidentLines.line(each)));
    notes().forEach(note -> line("note        " + note));
    line("");
    printLines();
  }

  private void printConditions() {
    if (rule == null) {
      return;
    }
    line(
        "rule        %s (%s:%d)".formatted(rule.id(), rule.source().file(), rule.outline().line()));
    line("first found " + moment(grounds.first()));
    if (incident.last() != incident.start()) {
      line("last found  " + moment(grounds.last()));
    }
    line("conditions");
    for (int i = 0; i < rule.outline().conditions().size(); i++) {
      Condition condition = rule.outline().conditions().get(i);
      String first = held(i, condition, grounds.first());
      String last = held(i, condition, grounds.last());
      line(
          "  %s  ->  %s%s"
              .formatted(condition.text(), first, first.equals(last) ? "" : "; at last " + last));
    }
  }

  private static String moment(@Nullable Bound bound) {
    return bound == null ? "its event is not stored any more" : EventLine.of(bound.event());
  }

  private String held(int at, Condition condition, @Nullable Bound bound) {
    if (bound == null) {
      return "not known";
    }
    String values = BoundValues.of(condition, bound.event());
    if (condition.phrase() == null) {
      return values;
    }
    long count = count(at, bound);
    return count < 0
        ? values
        : Counted.of(condition, count, between(condition, count)) + "; " + values;
  }

  private static String between(Condition condition, long count) {
    Phrase phrase = condition.phrase();
    boolean more = phrase != null && RuleProbe.mayBeMore(phrase, count);
    return (more ? "or more " : "") + (condition.below() ? "below" : "of");
  }

  /** What the phrase came to; -1 where it was not found again. */
  private long count(int at, Bound bound) {
    int phrase = rule == null ? at : at - rule.outline().plain().size();
    return phrase < bound.values().size() ? bound.values().get(phrase) : -1;
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (rule == null) {
      notes.add("its conditions can't be shown: " + missing);
      return notes;
    }
    if (rule.disabled()) {
      notes.add("the site disables this rule by now");
    }
    notes.addAll(changes(rule));
    Bound first = grounds.first();
    Bound last = grounds.last();
    List<RuleOutline> others = rule.othersBehind(incident);
    if (!others.isEmpty()) {
      notes.add("rule \"%s\" found it, too".formatted(others.getFirst().rule().id()));
    } else if ((first != null && !first.found()) || (last != null && !last.found())) {
      notes.add(
          "today it would not be found so: the rule, a list or an exclusion is another by now, or"
              + " lines came late or are gone");
    }
    return notes;
  }

  private List<String> changes(ChosenRule rule) {
    if (!incident.bases().isEmpty()) {
      return MadeBy.changes(incident, SiteBasis.of(rule.book(), site).of(incident.rule().id()));
    }
    return changed(rule) ? List.of(MadeBy.RULE_CHANGED) : List.of();
  }

  /** Whether a stored reason is none that the rule could give today. */
  private boolean changed(ChosenRule rule) {
    List<String> phrases = new ArrayList<>();
    rule.outline().conditions().forEach(each -> phrases.add(each.text()));
    return incident.reasons().stream()
        .map(Finding.Reason::phrase)
        .anyMatch(
            reason ->
                !phrases.contains(reason)
                    && rule.outline().notes().stream()
                        .noneMatch(note -> reason.endsWith(note.text())));
  }

  private void printLines() {
    line(
        "%s, %,d of %,d lines are kept:"
            .formatted(Summary.of(incident), lines.size(), incident.count()));
    int between = lines.size() - 2 * LINES;
    for (int i = 0; i < lines.size(); i++) {
      if (between > 0 && i == LINES) {
        line("  … %,d between; 'incidents show' has all of them".formatted(between));
      }
      if (between <= 0 || i < LINES || i >= lines.size() - LINES) {
        Event event = lines.get(i);
        line("  " + Times.show(event.timestamp()) + "  " + event.text());
      }
    }
  }

  private static void line(String text) {
    System.out.println(Escaped.text(text.stripTrailing()));
  }

  /** With what is not known among the notes. */
  void printJson(KnownGaps gaps) throws IOException {
    Json.print(
        json -> {
          write(json);
          Json.array(
              json, "notes", Stream.concat(notes().stream(), gaps.notes().stream()).toList());
        });
  }

  private void write(JsonGenerator json) throws IOException {
    IncidentJson.write(incident, json);
    IncidentJson.bases(incident, json);
    json.writeStringField("means", incident.rule().means());
    json.writeStringField("todo", incident.rule().todo());
    json.writeArrayFieldStart("conditions");
    if (rule != null) {
      for (int i = 0; i < rule.outline().conditions().size(); i++) {
        write(i, rule.outline().conditions().get(i), json);
      }
    }
    json.writeEndArray();
    Json.array(json, "exclusions", consulted.exclusions());
    Json.array(
        json, "lists", rule == null ? List.of() : consulted.lists(rule.outline().conditions()));
    json.writeNumberField("lines", lines.size());
  }

  private void write(int at, Condition condition, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("condition", condition.text());
    if (condition.phrase() != null) {
      json.writeNumberField("wanted", condition.wanted());
    }
    bound("first", at, condition, grounds.first(), json);
    bound("last", at, condition, grounds.last(), json);
    json.writeEndObject();
  }

  private void bound(
      String name, int at, Condition condition, @Nullable Bound bound, JsonGenerator json)
      throws IOException {
    if (bound == null) {
      return;
    }
    json.writeObjectFieldStart(name);
    json.writeStringField("@timestamp", Times.show(bound.event().time()));
    json.writeStringField("id", bound.event().id().toString());
    json.writeStringField("values", BoundValues.of(condition, bound.event()));
    if (condition.phrase() != null && count(at, bound) >= 0) {
      json.writeNumberField("value", count(at, bound));
    }
    json.writeEndObject();
  }
}

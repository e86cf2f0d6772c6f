package org.tharsis.console;

import java.util.ArrayList;
import java.util.List;
import org.tharsis.config.AddressList;
import org.tharsis.config.Site;
import org.tharsis.engine.SiteParts;
import org.tharsis.engine.screening.Screening;
import org.tharsis.model.Event;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Incident;
import org.tharsis.model.Incident.Decision;
import org.tharsis.model.IpAddress;
import org.tharsis.rules.language.Condition;
import org.tharsis.rules.language.Condition.ListUse;

/** Which exclusions and lists of the site were asked about a finding, and what they said. */
final class Consulted {
  private static final String GONE = "not known: its event is not stored any more";

  private final Site site;
  private final Incident incident;
  private final String rule;
  private final List<Event> candidates;

  /**
   * @param candidates one of these completed the incident's first finding; none if it is not stored
   *     any more
   */
  Consulted(Site site, Incident incident, List<Event> candidates) {
    this.site = site;
    this.incident = incident;
    this.rule = incident.rule().id();
    this.candidates = List.copyOf(candidates);
  }

  /**
   * Those that may have completed an incident's first finding: where devices give whole seconds,
   * many have that moment.
   *
   * @param lines the stored events behind it
   */
  static List<Event> candidates(Incident incident, List<Event> lines) {
    return lines.stream().filter(each -> each.time() == incident.start()).toList();
  }

  /** Each exclusion that could have hidden it or closed it, and what it says; not escaped. */
  List<String> exclusions() {
    if (candidates.isEmpty()) {
      return List.of(GONE);
    }
    List<String> said = new ArrayList<>();
    long others = 0;
    for (Exclusion each : SiteParts.exclusions(site).all()) {
      if (each.byRule() && !each.rules().contains(rule)) {
        others++;
      } else {
        said.add(answer(each));
      }
    }
    if (said.isEmpty()) {
      said.add(
          "none could have hidden it" + (others > 0 ? "; " + others + " for other rules" : ""));
    }
    return said;
  }

  private String answer(Exclusion exclusion) {
    String id = exclusion.id();
    return switch (exclusion.state()) {
      case PROPOSED -> id + " was not asked: it is only proposed";
      case ENDED -> id + " was not asked: it has ended";
      case SHADOW ->
          asked(
              exclusion,
              "%s is in shadow; active, it would %s it".formatted(id, deed(exclusion)),
              id + " is in shadow, and does not cover it: ");
      case ACTIVE -> asked(exclusion, covering(exclusion), id + " does not cover it: ");
    };
  }

  private String asked(Exclusion exclusion, String covering, String otherwise) {
    List<String> differences =
        candidates.stream()
            .map(each -> String.join("; ", exclusion.differences(each)))
            .distinct()
            .toList();
    if (!differences.contains("")) {
      return otherwise
          + (differences.size() == 1
              ? differences.getFirst()
              : "it covers none of the %,d events of that moment".formatted(candidates.size()));
    }
    return differences.size() == 1 || closedIt(exclusion)
        ? covering
        : "not known of %s: it covers some of the %,d events of that moment, and only one completed it"
            .formatted(exclusion.id(), candidates.size());
  }

  private static String deed(Exclusion exclusion) {
    return Screening.isQuiet(exclusion) ? "close" : "hide";
  }

  private String covering(Exclusion exclusion) {
    String id = exclusion.id();
    if (closedIt(exclusion)) {
      return id + " closed it when it began: " + exclusion.terms().reason();
    }
    if (Screening.isQuiet(exclusion)) {
      return id
          + " covers how it began; something that nothing covers, or a person, opened it,"
          + " or it was not there then";
    }
    return id + " would hide it today; it was not there then, or was another";
  }

  private boolean closedIt(Exclusion exclusion) {
    Decision decision = incident.decision();
    return decision != null
        && decision.excluded()
        && decision.by().equals("exclusion " + exclusion.id());
  }

  /** Each list that the conditions name, and whether it has the address; not escaped. */
  List<String> lists(List<Condition> conditions) {
    List<String> said = new ArrayList<>();
    for (Condition condition : conditions) {
      for (ListUse use : condition.lists()) {
        said.add(answer(use, condition));
      }
    }
    return said;
  }

  private String answer(ListUse use, Condition condition) {
    AddressList list = site.lists().get(use.list());
    if (list == null) {
      return "the site has no list " + use.list();
    }
    if (condition.phrase() != null) {
      return "%s is asked for %s of the events that are counted".formatted(use.list(), use.field());
    }
    List<String> answers =
        candidates.stream().map(each -> answer(use, list, each)).distinct().toList();
    if (answers.size() > 1) {
      return "not known: %s is asked for %s, and the %,d events of that moment differ"
          .formatted(use.list(), use.field(), candidates.size());
    }
    return answers.isEmpty() ? GONE : answers.getFirst();
  }

  /** By the list of the event's day, as the rule was. */
  private static String answer(ListUse use, AddressList list, Event event) {
    IpAddress address = event.ip(use.field());
    if (address == null) {
      return "%s is asked for %s; there is none".formatted(use.list(), use.field());
    }
    return "%s %s %s %s"
        .formatted(
            use.list(),
            list.dated().at(event.time()).contains(address) ? "has" : "does not have",
            use.field(),
            address);
  }
}

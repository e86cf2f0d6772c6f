package org.tharsis.console;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
  private final @Nullable Event event;

  /**
   * @param first what completed the incident's first finding; null if it is not stored any more
   */
  Consulted(Site site, Incident incident, @Nullable Event first) {
    this.site = site;
    this.incident = incident;
    this.rule = incident.rule().id();
    this.event = first;
  }

  /** Each exclusion that could have hidden it or closed it, and what it says; not escaped. */
  List<String> exclusions() {
    if (event == null) {
      return List.of(GONE);
    }
    List<String> said = new ArrayList<>();
    long others = 0;
    for (Exclusion each : SiteParts.exclusions(site).all()) {
      if (each.byRule() && !each.rules().contains(rule)) {
        others++;
      } else {
        said.add(answer(each, event));
      }
    }
    if (said.isEmpty()) {
      said.add(
          "none could have hidden it" + (others > 0 ? "; " + others + " for other rules" : ""));
    }
    return said;
  }

  private String answer(Exclusion exclusion, Event event) {
    List<String> differences = exclusion.differences(event);
    String id = exclusion.id();
    return switch (exclusion.state()) {
      case PROPOSED -> id + " was not asked: it is only proposed";
      case ENDED -> id + " was not asked: it has ended";
      case SHADOW ->
          differences.isEmpty()
              ? "%s is in shadow; active, it would %s it".formatted(id, deed(exclusion))
              : "%s is in shadow, and does not cover it: %s".formatted(id, joined(differences));
      case ACTIVE ->
          differences.isEmpty()
              ? covering(exclusion)
              : "%s does not cover it: %s".formatted(id, joined(differences));
    };
  }

  private static String joined(List<String> differences) {
    return String.join("; ", differences);
  }

  private static String deed(Exclusion exclusion) {
    return Screening.isQuiet(exclusion) ? "close" : "hide";
  }

  private String covering(Exclusion exclusion) {
    Decision decision = incident.decision();
    String id = exclusion.id();
    if (decision != null && decision.excluded() && decision.by().equals("exclusion " + id)) {
      return id + " closed it when it began: " + exclusion.terms().reason();
    }
    if (Screening.isQuiet(exclusion)) {
      return id
          + " covers how it began; something that nothing covers, or a person, opened it,"
          + " or it was not there then";
    }
    return id + " would hide it today; it was not there then, or was another";
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
    if (event == null) {
      return GONE;
    }
    IpAddress address = event.ip(use.field());
    if (address == null) {
      return "%s is asked for %s; there is none".formatted(use.list(), use.field());
    }
    return "%s %s %s %s"
        .formatted(
            use.list(),
            list.addresses().contains(address) ? "has" : "does not have",
            use.field(),
            address);
  }
}

package org.tharsis.console;

import java.util.ArrayList;
import java.util.List;
import org.tharsis.model.Basis;
import org.tharsis.model.Incident;

/** By which rule, lists and site an incident was made, and whether those are others today. */
final class MadeBy {
  static final String RULE_CHANGED = "the rule was changed since; conditions are those of today";

  private MadeBy() {}

  /** A line for each version of them, in the order they were used. */
  static List<String> lines(Incident incident) {
    List<String> lines = new ArrayList<>();
    for (Basis basis : incident.bases()) {
      lines.add(
          "rule %s, lists %s, hosts and networks %s"
              .formatted(
                  basis.rule(), basis.lists().isEmpty() ? "none" : basis.lists(), basis.site()));
    }
    return lines;
  }

  /**
   * What is another today.
   *
   * @param today by what it would be made today
   */
  static List<String> changes(Incident incident, Basis today) {
    List<Basis> bases = incident.bases();
    List<String> changes = new ArrayList<>();
    if (bases.stream().anyMatch(each -> !each.rule().equals(today.rule()))) {
      changes.add(RULE_CHANGED + " (version " + today.rule() + ")");
    }
    if (bases.stream().anyMatch(each -> !each.lists().equals(today.lists()))) {
      changes.add("the lists that it goes by are others than then");
    }
    if (bases.stream().anyMatch(each -> !each.site().equals(today.site()))) {
      changes.add("the site's hosts, networks or egress policy are others than then");
    }
    return changes;
  }
}

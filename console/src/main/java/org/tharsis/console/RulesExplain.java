package org.tharsis.console;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Site;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.hindsight.ChosenRule;
import org.tharsis.engine.hindsight.Grounds;
import org.tharsis.index.EventSearch;
import org.tharsis.model.Incident;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Explains an incident.",
      "Says its rule's conditions and what they held for, counts, lines, and which"
          + " exclusions and lists were asked. Nothing is written."
    })
final class RulesExplain implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Mixin private final ChosenIncident chosen = new ChosenIncident();

  @Override
  public Integer call() throws IOException, NotDone {
    DataDirectory data = options.dataDirectory();
    Incident incident = chosen.in(data);
    Site site = options.site();
    try (EventSearch events = EventSearch.open(data.path())) {
      IncidentExplained explained =
          explained(site, incident, Incidents.related(data, incident), events);
      KnownGaps gaps = KnownGaps.of(site, data);
      if (json) {
        explained.printJson(gaps);
      } else {
        explained.print();
        gaps.print();
      }
    }
    return ExitCode.DONE;
  }

  private static IncidentExplained explained(
      Site site, Incident incident, List<Incident> related, EventSearch events) throws IOException {
    @Nullable ChosenRule rule = null;
    String missing = "";
    try {
      rule = new RuleChoice(site).byId(incident.rule().id()).behind(incident);
    } catch (NotDone gone) {
      missing = String.valueOf(gone.getMessage());
    }
    Grounds grounds =
        rule == null
            ? Grounds.withoutRule(incident, events)
            : Grounds.of(site, rule, incident, events);
    return new IncidentExplained(
        site, incident, related, rule, missing, grounds, events.byId(incident.evidence()));
  }
}

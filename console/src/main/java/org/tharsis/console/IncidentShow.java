package org.tharsis.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.Summary;
import org.tharsis.engine.account.BalanceFile;
import org.tharsis.index.EventSearch;
import org.tharsis.model.Escaped;
import org.tharsis.model.Event;
import org.tharsis.model.Finding;
import org.tharsis.model.Incident;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows an incident with its reasons and the raw lines behind it.")
final class IncidentShow implements Callable<Integer> {
  /** So many are shown. */
  private static final int EXCLUSIONS = 10;

  @Mixin private final SiteOptions options = new SiteOptions();

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Mixin private final ChosenIncident chosen = new ChosenIncident();

  @Override
  public Integer call() throws IOException, NotDone {
    DataDirectory data = options.dataDirectory();
    Incident incident = chosen.in(data);
    List<Event> events = events(data.path(), incident);
    List<String> exclusions = exclusions(incident, events);
    if (json) {
      printJson(incident, events, exclusions);
    } else {
      print(incident, Incidents.related(data, incident), exclusions);
      print(incident, events);
      printLosses(data);
    }
    return ExitCode.DONE;
  }

  /** Which were asked; nobody is kept from an incident by a site that can't be read. */
  private List<String> exclusions(Incident incident, List<Event> events) {
    List<Event> candidates = Consulted.candidates(incident, events);
    try {
      return new Consulted(options.site(), incident, candidates).exclusions();
    } catch (NotDone unreadable) {
      return List.of("not known: the site can't be read");
    }
  }

  private static List<Event> events(Path data, Incident incident) throws IOException {
    try (EventSearch search = EventSearch.open(data)) {
      return search.byId(incident.evidence());
    }
  }

  private static void printJson(Incident incident, List<Event> events, List<String> exclusions)
      throws IOException {
    Json.print(
        json -> {
          IncidentJson.write(incident, json);
          IncidentJson.bases(incident, json);
          Json.array(json, "exclusions", exclusions);
          json.writeArrayFieldStart("lines");
          for (Event event : events) {
            json.writeStartObject();
            json.writeStringField("@timestamp", Times.show(event.timestamp()));
            json.writeStringField("id", event.id().toString());
            json.writeStringField("original", event.text());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void print(Incident incident, List<Incident> related, List<String> exclusions) {
    System.out.println(IncidentLines.line(incident));
    System.out.println();
    System.out.println("means     " + Escaped.text(incident.rule().means()));
    System.out.println("to do     " + Escaped.text(incident.rule().todo()));
    System.out.println("first     " + Times.show(incident.first()));
    System.out.println("last      " + Times.show(incident.last()));
    for (Finding.Reason reason : incident.reasons()) {
      System.out.println("because   " + Escaped.text(IncidentLines.because(reason)));
    }
    MadeBy.lines(incident).forEach(line -> System.out.println("made by   " + line));
    if (incident.raised()) {
      System.out.printf(
          "raised    from %s: something graver is related%n", incident.rule().severity().label());
    }
    related.forEach(each -> System.out.println("related   " + IncidentLines.line(each)));
    exclusions.stream()
        .limit(EXCLUSIONS)
        .forEach(each -> System.out.println("exclusion " + Escaped.text(each)));
    if (exclusions.size() > EXCLUSIONS) {
      System.out.printf(
          "exclusion %,d more; 'rules explain' has them%n", exclusions.size() - EXCLUSIONS);
    }
    Incident.Decision decision = incident.decision();
    if (decision != null) {
      System.out.printf(
          "closed    %s as %s by %s: %s%n",
          Times.show(decision.at()),
          decision.as().label(),
          Escaped.text(decision.by()),
          Escaped.text(decision.why()));
    }
  }

  private static void print(Incident incident, List<Event> events) {
    System.out.println();
    System.out.printf(
        "%s, %,d of %,d lines:%n", Summary.of(incident), events.size(), incident.count());
    events.forEach(
        event ->
            System.out.println(Times.show(event.timestamp()) + "  " + Escaped.text(event.text())));
  }

  /** What never came in can't be behind an incident: it has to be said. */
  private static void printLosses(DataDirectory data) throws IOException {
    long lost = BalanceFile.read(data.balance()).total().lost();
    if (lost > 0) {
      System.out.printf("%nUp to now %,d received lines were lost: this may not be all.%n", lost);
    }
  }
}

package org.tharsis.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Site;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.SiteRules;
import org.tharsis.engine.scenario.Scenario;
import org.tharsis.engine.scenario.ScenarioName;
import org.tharsis.engine.scenario.ScenarioRunner;
import org.tharsis.engine.scenario.Scenarios;
import org.tharsis.index.EventSearch;
import org.tharsis.model.Escaped;
import org.tharsis.model.Event;
import org.tharsis.model.Incident;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a scenario of an incident, beside the site's rules.",
      "It has the incident's raw lines, in order of time, and is tried at once; change the"
          + " lines or the rule until it is as it should be."
    })
final class RulesNew implements Callable<Integer> {
  private static final Comparator<Event> BY_TIME =
      Comparator.comparingLong(Event::time).thenComparing(Event::id);

  @Mixin private final SiteOptions options = new SiteOptions();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "INCIDENT",
      description = "its id, or how it begins")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String from;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "what stands after RULE.fires- (default: the incident's id)")
  private @Nullable String name;

  @Option(
      names = "--quiet",
      description = "it was a false alarm: write RULE.quiet-NAME.log, which must raise nothing")
  private boolean quiet;

  @Override
  public Integer call() throws IOException, NotDone {
    DataDirectory data = options.dataDirectory();
    Incident incident = Incidents.byId(data, from);
    List<Event> events = events(data.path(), incident);
    if (events.isEmpty()) {
      throw new NotDone("the lines behind %s are not in the index any more".formatted(from));
    }
    Site site = options.site();
    ScenarioName scenario = new ScenarioName(fileWord(incident.rule().id()), !quiet);
    String what = name == null ? incident.id() : what(name);
    byte[] log = log(events);
    Path file = write(Scenarios.folder(site), scenario.file(what), log);
    System.out.printf("%s has %d lines%n", Escaped.text(file.toString()), events.size());
    if (events.size() < incident.count()) {
      System.out.printf(
          "note: %d lines are behind the incident; those kept are in it%n", incident.count());
    }
    tryOut(site, new Scenario(file.toString(), scenario.rule(), !quiet, false, log, null));
    return ExitCode.DONE;
  }

  private static List<Event> events(Path data, Incident incident) throws IOException {
    try (EventSearch search = EventSearch.open(data)) {
      List<Event> events = new ArrayList<>(search.byId(incident.evidence()));
      events.sort(BY_TIME);
      return events;
    }
  }

  /** A rule may have a name that no file should have. */
  private static String fileWord(String rule) throws NotDone {
    if (rule.startsWith(".")
        || rule.chars().anyMatch(c -> c < ' ' || "/\\:*?\"<>|".indexOf(c) >= 0)) {
      throw new NotDone("the rule's name '%s' can't be a file's; rename it".formatted(rule));
    }
    return rule;
  }

  private static String what(String name) throws NotDone {
    boolean fine =
        !name.isEmpty()
            && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_".indexOf(c) >= 0);
    if (!fine) {
      throw new NotDone(
          "--name takes letters, digits, - and _, as slow-scan; '%s' is no such name"
              .formatted(name));
    }
    return name;
  }

  /** A line each; line feeds within one, which octet counting allows, become blanks. */
  private static byte[] log(List<Event> events) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    for (Event event : events) {
      for (byte each : event.original()) {
        log.write(each == '\n' || each == '\r' ? ' ' : each);
      }
      log.write('\n');
    }
    return log.toByteArray();
  }

  private static Path write(Path folder, String name, byte[] log) throws IOException, NotDone {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(folder);
      return Files.write(file, log, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new NotDone(file + " is there already; give another --name, or remove it");
    }
  }

  private static void tryOut(Site site, Scenario scenario) throws IOException {
    try (ScenarioRunner runner = new ScenarioRunner(site, SiteRules.of(site))) {
      RulesTest.print(runner.run(scenario));
    }
  }
}

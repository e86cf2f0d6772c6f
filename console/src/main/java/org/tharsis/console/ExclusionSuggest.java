package org.tharsis.console;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Site;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.exclusion.preview.Archive;
import org.tharsis.engine.exclusion.preview.Preview;
import org.tharsis.engine.exclusion.preview.Suggestion;
import org.tharsis.engine.exclusion.preview.Written;
import org.tharsis.index.EventSearch;
import org.tharsis.index.IncidentSearch;
import org.tharsis.index.TimeRange;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Incident;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "suggest",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the narrowest exclusion that would have covered an incident.",
      "Behind it stands its preview, of the seven days before the incident's first event, and since then."
    })
final class ExclusionSuggest implements Callable<Integer> {
  private static final long BEFORE_MILLIS = 7L * 86_400_000;

  @Mixin private final SiteOptions options = new SiteOptions();

  @Option(names = "--reason", paramLabel = "TEXT", description = "why it is to be there")
  private @Nullable String reason;

  @Option(names = "--owner", paramLabel = "NAME", description = "who is to answer for it")
  private String owner = System.getProperty("user.name", "unknown");

  @Option(
      names = "--add",
      description = "put it into the site's exclusions.yaml, as proposed; it needs --reason")
  private boolean add;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "name so many incidents at most (default: ${DEFAULT-VALUE}); all are counted")
  private int limit;

  @Mixin private final ChosenIncident chosen = new ChosenIncident();

  @Override
  public Integer call() throws IOException, NotDone {
    if (add && (reason == null || reason.isBlank())) {
      throw new NotDone("--add needs --reason: others will read it");
    }
    if (limit < 0) {
      throw new NotDone("--limit must be at least 0");
    }
    Site site = options.site();
    DataDirectory data = options.dataDirectory();
    Incident incident = chosen.in(data);
    TimeRange range = new TimeRange(incident.first() - BEFORE_MILLIS, Long.MAX_VALUE);
    try (EventSearch events = EventSearch.open(data.path());
        IncidentSearch incidents = IncidentSearch.open(data.path())) {
      Archive archive = new Archive(site, events, incidents, range, new RuleChoice(site)::find);
      Exclusion suggested = suggested(archive, incident);
      System.out.print(Written.of(suggested).yaml());
      System.out.println();
      Bar bar = new Bar("looking at what is stored");
      Preview preview = Preview.of(archive, suggested, bar);
      bar.clear();
      PreviewText.print(range, preview, limit);
      if (add) {
        add(suggested);
      }
    }
    return ExitCode.DONE;
  }

  private Exclusion suggested(Archive archive, Incident incident) throws IOException, NotDone {
    List<String> taken = archive.site().exclusions().all().stream().map(Exclusion::id).toList();
    String why = reason == null ? "" : reason.strip();
    return Suggestion.of(archive, incident, taken, owner, why, ExclusionDesk.today())
        .orElseThrow(
            () ->
                new NotDone("none of the events behind " + incident.id() + " is stored any more"));
  }

  private void add(Exclusion suggested) throws NotDone {
    new ExclusionDesk(options).add("suggest --add", Written.of(suggested));
    System.out.println();
    System.out.printf("%s is in %s, proposed%n", suggested.id(), options.exclusionsFile());
  }
}

package org.tharsis.console;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.ExclusionDraft;
import org.tharsis.config.ExclusionFile;
import org.tharsis.config.Loaded;
import org.tharsis.config.Site;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.exclusion.preview.Archive;
import org.tharsis.engine.exclusion.preview.Narrower;
import org.tharsis.engine.exclusion.preview.Preview;
import org.tharsis.index.EventSearch;
import org.tharsis.index.IncidentSearch;
import org.tharsis.index.TimeRange;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Spelling;
import org.tharsis.model.Terms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = {
      "Says what an exclusion would have hidden, by what is stored; writes nothing.",
      "One of exclusions.yaml, however far it has come, or one that is only said here. Of the last"
          + " seven days, unless a time is said."
    })
final class ExclusionPreview implements Callable<Integer> {
  private static final Duration USUAL = Duration.ofDays(7);
  private static final String UNNAMED = "preview";

  @Mixin private final SiteOptions options = new SiteOptions();

  @Mixin private final RangeOptions time = new RangeOptions();

  @Mixin private final ExclusionOptions criteria = new ExclusionOptions();

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "name so many incidents at most (default: ${DEFAULT-VALUE}); all are counted")
  private int limit;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "one of the site's exclusions")
  private @Nullable String id;

  @Override
  public Integer call() throws IOException, NotDone {
    if (limit < 0) {
      throw new NotDone("--limit must be at least 0");
    }
    TimeRange range = range();
    Site site = options.site();
    Exclusion exclusion = exclusion(site);
    DataDirectory data = options.dataDirectory();
    try (EventSearch events = EventSearch.open(data.path());
        IncidentSearch incidents = IncidentSearch.open(data.path())) {
      print(new Archive(site, events, incidents, range, new RuleChoice(site)::find), exclusion);
    }
    return ExitCode.DONE;
  }

  private void print(Archive archive, Exclusion exclusion) throws IOException {
    Bar bar = new Bar("looking at what is stored");
    Preview wide = Preview.of(archive, exclusion, share -> bar.accept(share * 0.6));
    Optional<Preview> narrow =
        new Narrower(archive, wide, ExclusionDesk.today())
            .find(share -> bar.accept(0.6 + share * 0.4));
    bar.clear();
    if (json) {
      PreviewJson.print(archive.range(), wide, narrow.orElse(null), limit);
    } else {
      PreviewText.print(archive.range(), wide, limit);
      NarrowText.print(wide, narrow.orElse(null));
    }
  }

  /** The time that is said, or the last days. */
  private TimeRange range() throws NotDone {
    return time.isSaid()
        ? time.range()
        : new TimeRange(Instant.now().minus(USUAL).toEpochMilli(), Long.MAX_VALUE);
  }

  private Exclusion exclusion(Site site) throws NotDone {
    if (id != null && criteria.isSaid()) {
      throw new NotDone("give the ID of an exclusion or criteria, not both");
    }
    if (id != null) {
      return byId(site, id);
    }
    if (!criteria.isSaid()) {
      throw new NotDone("give the ID of an exclusion, or criteria as --destination akamai");
    }
    RuleChoice rules = new RuleChoice(site);
    for (String rule : criteria.rules()) {
      rules.byId(rule);
    }
    ExclusionDraft draft =
        criteria
            .draft(UNNAMED)
            .with("state", "proposed")
            .with("owner", System.getProperty("user.name", "unknown"))
            .with("reason", UNNAMED)
            .with("ends", ExclusionDesk.today().plusDays(90).toString());
    Loaded<Exclusion> read = ExclusionFile.read(options.file(), draft);
    Exclusion exclusion = read.value();
    if (exclusion == null) {
      throw new NotDone(
          String.join("\n", read.problems().stream().map(each -> each.message()).toList()));
    }
    return withoutReason(exclusion);
  }

  /** Nobody has given one yet: what is printed to be pasted must not have it either. */
  private static Exclusion withoutReason(Exclusion said) {
    Terms terms = said.terms();
    return new Exclusion(
        said.id(),
        said.state(),
        said.action(),
        said.criteria(),
        said.rules(),
        new Terms(terms.owner(), "", terms.ticket(), terms.created(), terms.ends()));
  }

  private static Exclusion byId(Site site, String id) throws NotDone {
    List<Exclusion> all = site.exclusions().all();
    for (Exclusion each : all) {
      if (each.id().equals(id)) {
        return each;
      }
    }
    List<String> ids = all.stream().map(Exclusion::id).toList();
    throw new NotDone("there is no exclusion '" + id + "'" + Spelling.hint(id, ids));
  }
}

package org.tharsis.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Site;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.Edition;
import org.tharsis.engine.Pipeline;
import org.tharsis.engine.SiteRules;
import org.tharsis.engine.Strain;
import org.tharsis.engine.TemporaryDirectory;
import org.tharsis.engine.account.SenderAccount;
import org.tharsis.engine.replay.Replay;
import org.tharsis.model.Escaped;
import org.tharsis.model.Incident;
import org.tharsis.model.Problem;
import org.tharsis.rules.RuleBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Feeds log files through the pipeline and prints the incidents.",
      "Time is the events' own. Without --data nothing is kept; with it events and incidents"
          + " can be searched afterwards."
    })
final class ReplayCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @Mixin private final SiteOptions options = new SiteOptions();

  @Option(names = "--json", description = "print one JSON object a line")
  private boolean json;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description =
          "the time that missing years are nearest to (default: when the file was last written)")
  private @Nullable String asOf;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "plain or .gz; - for stdin")
  private final List<Path> files = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    Site site = options.site();
    RuleBook book = SiteRules.of(site);
    options.complain(SiteRules.problems(site, book));
    if (options.dataGiven()) {
      return replay(site, book, site.settings().data());
    }
    try (TemporaryDirectory temporary = new TemporaryDirectory()) {
      return replay(site, book, temporary.path());
    }
  }

  private int replay(Site site, RuleBook book, Path data) throws IOException, NotDone {
    List<Problem> unreadable = new ArrayList<>();
    Progress progress = Progress.of(files);
    DataDirectory directory = new DataDirectory(data);
    try (Pipeline pipeline = new Pipeline(site, book, directory)) {
      Replay replay =
          new Replay(pipeline, directory, Edition.of(site), Replay.maxLineBytes(site.settings()));
      replay.run(sources(progress, unreadable), progress::show);
      progress.clear();
      if (replay.skipped() > 0) {
        System.err.printf(
            "the same replay was broken off; this one went on behind its first %,d lines%n",
            replay.skipped());
      }
      print(replay.incidents());
      unreadable.addAll(replay.problems());
      account(pipeline, replay);
    }
    options.complain(unreadable);
    return unreadable.isEmpty() ? ExitCode.DONE : ExitCode.NOT_DONE;
  }

  private List<Replay.Source> sources(Progress progress, List<Problem> unreadable) throws NotDone {
    List<Replay.Source> sources = new ArrayList<>();
    for (Path file : files) {
      try {
        sources.add(source(file, progress));
      } catch (NoSuchFileException e) {
        unreadable.add(new Problem(file.toString(), 0, "there is no such file"));
      } catch (IOException e) {
        unreadable.add(new Problem(file.toString(), 0, "can't be read: " + e));
      }
    }
    return sources;
  }

  private Replay.Source source(Path file, Progress progress) throws IOException, NotDone {
    boolean standard = file.toString().equals(STANDARD_INPUT);
    InputStream in = standard ? System.in : Files.newInputStream(file);
    long written =
        standard ? Instant.now().toEpochMilli() : Files.getLastModifiedTime(file).toMillis();
    long reference = asOf == null ? written : Times.parse(asOf);
    String name = standard ? "stdin" : String.valueOf(file.getFileName());
    return new Replay.Source(name, progress.counting(in), reference);
  }

  private void print(List<Incident> incidents) throws IOException {
    IncidentPrinter printer = json ? new IncidentJson(false) : new IncidentLines();
    printer.print(incidents);
  }

  private static void account(Pipeline pipeline, Replay replay) {
    SenderAccount account = replay.account();
    System.err.printf(
        "%,d lines = %,d indexed + %,d dropped by rule; %,d of them unrecognised%n",
        account.received(), account.indexed(), account.dropped(), account.unrecognised());
    Strain strain = pipeline.strain();
    if (strain.late() > 0 || strain.overflowed() > 0) {
      System.err.printf(
          "%,d came later than correlation waits and were counted all the same; %,d times a bound"
              + " of memory was reached%n",
          strain.late(), strain.overflowed());
    }
    pipeline.brokenRules().forEach(problem -> System.err.println(Escaped.text(problem.message())));
  }
}

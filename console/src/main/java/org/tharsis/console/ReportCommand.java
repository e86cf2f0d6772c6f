package org.tharsis.console;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.ReportSettings;
import org.tharsis.config.Site;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.mail.MailException;
import org.tharsis.engine.report.MadeReport;
import org.tharsis.engine.report.Outcomes;
import org.tharsis.engine.report.Outcomes.Outcome;
import org.tharsis.engine.report.ReportException;
import org.tharsis.engine.report.ReportTimes;
import org.tharsis.engine.report.SavedQueries;
import org.tharsis.model.Escaped;
import org.tharsis.model.Problem;
import org.tharsis.model.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a report now, beside a running engine or without one.",
      "Without a NAME it lists the site's reports, when each comes next and how the last one fared."
    })
final class ReportCommand implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "write the page there and nowhere else; - for standard output")
  private @Nullable String file;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      defaultValue = "now",
      description = "the end of its span (default: ${DEFAULT-VALUE})")
  private String until = "";

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "1m",
      description = "how long each of its questions may take (default: ${DEFAULT-VALUE})")
  private String timeout = "";

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "as the site's settings have it")
  private @Nullable String name;

  @Override
  public Integer call() throws IOException, NotDone {
    Site site = options.site();
    if (name == null) {
      return list(site);
    }
    ReportSettings settings = chosen(site, name);
    MadeReport made = make(site, settings);
    boolean delivered = file != null ? write(made, file) : deliver(made, site);
    return delivered && made.whole() ? ExitCode.DONE : ExitCode.NOT_DONE;
  }

  private static ReportSettings chosen(Site site, String name) throws NotDone {
    List<ReportSettings> reports = site.settings().reports();
    List<String> names = reports.stream().map(ReportSettings::name).toList();
    return reports.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new NotDone("there is no report '" + name + "'" + Spelling.hint(name, names)));
  }

  private MadeReport make(Site site, ReportSettings settings) throws IOException, NotDone {
    Instant end = Instant.ofEpochMilli(Times.parse(until));
    DataDirectory data = options.dataDirectory();
    try {
      return MadeReport.make(site, data, settings, end, Instant.now(), Times.duration(timeout));
    } catch (ReportException e) {
      throw new NotDone(String.valueOf(e.getMessage()));
    }
  }

  private static boolean write(MadeReport made, String file) throws IOException {
    if (file.equals("-")) {
      System.out.print(made.html());
    } else {
      made.put(Path.of(file));
      System.out.println(Escaped.text(file));
    }
    return true;
  }

  private static boolean deliver(MadeReport made, Site site) throws IOException, NotDone {
    Path page = made.put();
    if (page != null) {
      System.out.println(Escaped.text(page.toString()));
    }
    if (made.isMailed()) {
      try {
        made.mail(site.settings().mail());
        System.out.println("mailed");
      } catch (MailException e) {
        throw new NotDone(String.valueOf(e.getMessage()));
      }
    }
    return true;
  }

  private int list(Site site) throws IOException {
    List<Problem> problems = SavedQueries.problems(site, Instant.now());
    options.complain(problems);
    Path data = site.settings().data();
    Map<String, Outcome> outcomes = Outcomes.read(new DataDirectory(data).reports());
    for (ReportSettings each : site.settings().reports()) {
      Outcome known = Objects.requireNonNullElse(outcomes.get(each.name()), Outcome.NONE);
      System.out.println(Escaped.text(line(each, known)));
    }
    if (site.settings().reports().isEmpty()) {
      System.out.println("no reports");
    }
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.NOT_DONE;
  }

  private static String line(ReportSettings report, Outcome outcome) {
    return "%-20s  next %s  last %s%s"
        .formatted(
            report.name(),
            next(report),
            outcome.lastDone() == 0 ? "never" : Times.show(outcome.lastDone()),
            outcome.trouble().isEmpty()
                ? ""
                : "  since %s: %s".formatted(Times.show(outcome.lastTried()), outcome.trouble()));
  }

  private static String next(ReportSettings report) {
    try {
      List<Instant> next = ReportTimes.of(report).after(Instant.now(), 1);
      return next.isEmpty() ? "never" : Times.show(next.getFirst().toEpochMilli());
    } catch (IllegalArgumentException noCron) {
      return "never";
    }
  }
}

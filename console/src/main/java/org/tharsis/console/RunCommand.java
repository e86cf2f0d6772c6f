package org.tharsis.console;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.Site;
import org.tharsis.config.StatusSettings;
import org.tharsis.console.http.StatusServer;
import org.tharsis.engine.Engine;
import org.tharsis.engine.SiteRules;
import org.tharsis.engine.report.SavedQueries;
import org.tharsis.model.Problem;
import org.tharsis.rules.RuleBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs the engine in the foreground until it is interrupted.")
final class RunCommand implements Callable<Integer> {
  private static final Logger log = LoggerFactory.getLogger(RunCommand.class);

  @Mixin private final SiteOptions options = new SiteOptions();

  @Override
  public Integer call() throws Exception {
    Site site = options.site();
    RuleBook book = SiteRules.of(site);
    options.complain(SiteRules.problems(site, book));
    options.complain(SavedQueries.problems(site, Instant.now()));
    Interruption interruption = Interruption.watch();
    int exitCode = ExitCode.NOT_DONE;
    try {
      exitCode = run(site, book, interruption);
    } finally {
      interruption.ended(exitCode);
    }
    return exitCode;
  }

  private int run(Site site, RuleBook book, Interruption interruption)
      throws IOException, InterruptedException {
    try (Engine engine = new Engine(options.file(), site, book, InstantSource.system())) {
      options.complain(engine.problems());
      if (engine.addresses().isEmpty()) {
        return ExitCode.NOT_DONE;
      }
      StatusServer status = status(site.settings().status(), engine);
      try (status) {
        interruption.await();
      }
      return ExitCode.DONE;
    }
  }

  /** The engine runs without it, too. */
  private @Nullable StatusServer status(StatusSettings settings, Engine engine) {
    if (!settings.enabled()) {
      return null;
    }
    try {
      StatusServer server =
          new StatusServer(settings, engine::status, engine::reports, engine::exclusionComplaints);
      log.info("status on http:/{}/metrics", server.address());
      return server;
    } catch (IOException e) {
      options.complain(List.of(new Problem("status", 0, String.valueOf(e.getMessage()))));
      return null;
    }
  }
}

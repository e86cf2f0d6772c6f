package org.tharsis.console;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.tharsis.config.Site;
import org.tharsis.engine.Engine;
import org.tharsis.engine.SiteRules;
import org.tharsis.rules.RuleBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs the engine in the foreground until it is interrupted.")
final class RunCommand implements Callable<Integer> {
  @Mixin private final SiteOptions options = new SiteOptions();

  @Override
  public Integer call() throws Exception {
    Site site = options.site();
    RuleBook book = SiteRules.of(site);
    options.complain(SiteRules.problems(site, book));
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
      interruption.await();
      return ExitCode.DONE;
    }
  }
}

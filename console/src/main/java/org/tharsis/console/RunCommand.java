package org.tharsis.console;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(interrupted, stopped), "stop"));
    try (Engine engine = new Engine(options.file(), site, book, InstantSource.system())) {
      options.complain(engine.problems());
      if (engine.addresses().isEmpty()) {
        return ExitCode.NOT_DONE;
      }
      interrupted.await();
    } finally {
      stopped.countDown();
    }
    return ExitCode.DONE;
  }

  /** The process ends when its shutdown hooks have: so this one waits for the engine. */
  private static void stop(CountDownLatch interrupted, CountDownLatch stopped) {
    interrupted.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

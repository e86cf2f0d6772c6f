package org.tharsis.engine.report;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.MailSettings;
import org.tharsis.config.ReportSettings;
import org.tharsis.engine.mail.MailException;
import org.tharsis.model.Durations;

/**
 * Mails reports, and tries again while the server can't take them: five times in five hours. Of
 * each report one waits at the most; a newer one takes its place. The clockwork's thread uses it.
 */
final class Postman {
  private static final Logger log = LoggerFactory.getLogger(Postman.class);

  /** How long to wait after each failure. */
  static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(4));

  private final Supplier<MailSettings> server;
  private final Predicate<ReportSettings> wanted;
  private final Later later;
  private final Outcomes outcomes;
  private final Map<String, MadeReport> waiting = new HashMap<>();

  /** What runs a task after a while; in the place of any of its name. */
  @FunctionalInterface
  interface Later {
    void once(Duration after, String name, Runnable task) throws SchedulerException;
  }

  /**
   * One who goes by the settings of the moment.
   *
   * @param server as the settings are now
   * @param wanted whether, as they are now, a report is still to go where it was to
   */
  Postman(
      Supplier<MailSettings> server,
      Predicate<ReportSettings> wanted,
      Later later,
      Outcomes outcomes) {
    this.server = server;
    this.wanted = wanted;
    this.later = later;
    this.outcomes = outcomes;
  }

  /**
   * Mails a report, now or as soon as the server takes it.
   *
   * @param done is run when it has
   */
  void send(MadeReport report, Runnable done) {
    String name = report.settings().name();
    if (waiting.remove(name) != null) {
      failed(name, "an older one was not mailed in time, and a newer one takes its place");
    }
    send(report, done, 0);
  }

  private void send(MadeReport report, Runnable done, int failures) {
    String name = report.settings().name();
    try {
      report.mail(server.get());
      done.run();
      log.info("report {} is mailed to {}", name, report.settings().mailTo());
    } catch (MailException e) {
      String why = String.valueOf(e.getMessage());
      if (e.lasting() || failures == PAUSES.size()) {
        failed(name, why);
      } else {
        again(report, done, failures, why);
      }
    }
  }

  private void again(MadeReport report, Runnable done, int failures, String why) {
    String name = report.settings().name();
    Duration pause = PAUSES.get(failures);
    try {
      later.once(pause, name + " mail", () -> sendWaiting(report, done, failures + 1));
      waiting.put(name, report);
      log.warn(
          "report {} is not mailed yet; next try in {}: {}", name, Durations.format(pause), why);
      outcomes.note(name, known -> known.waiting("not mailed yet: " + why));
    } catch (SchedulerException e) {
      failed(name, why + "; and it can't be tried again: " + e.getMessage());
    }
  }

  /** A newer one may have been mailed in its place, and the settings have changed. */
  private void sendWaiting(MadeReport report, Runnable done, int failures) {
    String name = report.settings().name();
    if (!waiting.remove(name, report)) {
      return;
    }
    if (wanted.test(report.settings())) {
      send(report, done, failures);
    } else {
      log.info("report {} is not mailed: the settings do not ask for it any more", name);
    }
  }

  private void failed(String name, String why) {
    log.error("report {} is not mailed: {}", name, why);
    outcomes.note(name, known -> known.failed("not mailed: " + why));
  }
}

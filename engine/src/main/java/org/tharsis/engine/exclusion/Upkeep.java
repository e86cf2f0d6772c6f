package org.tharsis.engine.exclusion;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.Site;
import org.tharsis.engine.DataDirectory;
import org.tharsis.model.Escaped;
import org.tharsis.model.Problem;

/** Looks after a site's exclusions while an engine runs: notes what is edited by hand. */
public final class Upkeep {
  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

  private final AuditLog audit;

  /**
   * Begins with what was edited since the last look.
   *
   * @param siteFile the {@code tharsis.yaml} the site was read from
   */
  public Upkeep(DataDirectory data, Path siteFile, Site site, InstantSource clock) {
    this.audit = new AuditLog(data, siteFile, clock);
    try {
      audit.read().damage().forEach(Upkeep::complain);
    } catch (IOException unreadable) {
      complain(new Problem(audit.file().toString(), 0, unreadable.toString()));
    }
    use(site);
  }

  /** The site's files have changed. */
  public void use(Site site) {
    try {
      for (AuditRecord each : audit.reconcile()) {
        log.info(
            "exclusion {} was {} by hand; {} owns the file",
            Escaped.text(each.id()),
            what(each),
            Escaped.text(each.who()));
      }
    } catch (IOException unwritable) {
      log.error(
          "what was edited of exclusions by hand can't be written to {}; it will be tried again: {}",
          audit.file(),
          Escaped.text(unwritable.toString()));
    }
  }

  private static String what(AuditRecord record) {
    if (record.before() == null) {
      return "added";
    }
    return record.after() == null ? "removed" : "changed";
  }

  private static void complain(Problem problem) {
    log.error("the audit log of exclusions: {}", Escaped.text(problem.toString()));
  }
}

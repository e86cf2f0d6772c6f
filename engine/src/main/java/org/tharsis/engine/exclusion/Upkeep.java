package org.tharsis.engine.exclusion;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.Site;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.exclusion.audit.AuditLog;
import org.tharsis.engine.exclusion.audit.AuditRecord;
import org.tharsis.engine.exclusion.lint.Complaint;
import org.tharsis.engine.exclusion.lint.Complaint.Kind;
import org.tharsis.engine.exclusion.lint.Lint;
import org.tharsis.model.Escaped;
import org.tharsis.model.Problem;

/**
 * Looks after a site's exclusions while an engine runs: notes what is edited by hand, and says each
 * day what somebody should look at.
 */
public final class Upkeep {
  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

  private final AuditLog audit;
  private final Supplier<Balance> balance;
  private final InstantSource clock;
  private final Set<Complaint> said = new HashSet<>();
  private volatile Site site;
  private volatile boolean changed = true;
  private volatile boolean unwritten;
  private volatile Map<String, Long> counts = Map.of();

  /**
   * Begins with what was edited since the last look.
   *
   * @param siteFile the {@code tharsis.yaml} the site was read from
   * @param balance what exclusions have covered so far
   */
  public Upkeep(
      DataDirectory data,
      Path siteFile,
      Site site,
      Supplier<Balance> balance,
      InstantSource clock) {
    this.audit = new AuditLog(data, siteFile, clock);
    this.balance = balance;
    this.clock = clock;
    this.site = site;
    try {
      audit.read().damage().forEach(Upkeep::complain);
    } catch (IOException unreadable) {
      complain(new Problem(audit.file().toString(), 0, unreadable.toString()));
    }
    use(site);
  }

  /** The site's files have changed. */
  public void use(Site now) {
    site = now;
    changed = true;
    reconcile();
  }

  /** Writes down what was edited by hand. That it can't be is said once. */
  private void reconcile() {
    try {
      for (AuditRecord each : audit.reconcile()) {
        log.info(
            "exclusion {} was {} by hand; {} owns the file",
            Escaped.text(each.id()),
            what(each),
            Escaped.text(each.who()));
      }
      unwritten = false;
    } catch (IOException unwritable) {
      if (!unwritten) {
        log.error(
            "what was edited of exclusions by hand can't be written to {}; it will be tried again: {}",
            audit.file(),
            Escaped.text(unwritable.toString()));
      }
      unwritten = true;
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

  /** Says all that is the matter. */
  public void lint() {
    said.clear();
    lintWhatIsNew();
  }

  /**
   * The same, of what has not been said since, if the site has changed since. What could not be
   * written down before is tried again.
   */
  public void lintIfChanged() {
    if (unwritten) {
      reconcile();
    }
    if (changed) {
      lintWhatIsNew();
    }
  }

  private void lintWhatIsNew() {
    changed = false;
    List<AuditRecord> past = List.of();
    try {
      past = audit.read().records();
    } catch (IOException unreadable) {
      complain(new Problem(audit.file().toString(), 0, unreadable.toString()));
    }
    List<Complaint> found = Lint.of(site, balance.get(), past, clock.instant());
    for (Complaint each : found) {
      if (said.add(each)) {
        log.warn("exclusion {} {}", Escaped.text(each.id()), Escaped.text(each.words()));
      }
    }
    said.retainAll(new HashSet<>(found));
    count(found);
  }

  private void count(List<Complaint> found) {
    Map<Kind, Long> byKind = new EnumMap<>(Kind.class);
    found.forEach(each -> byKind.merge(each.kind(), 1L, Long::sum));
    Map<String, Long> all = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      all.put(kind.word(), byKind.getOrDefault(kind, 0L));
    }
    counts = Map.copyOf(all);
  }

  /** How many there were of each kind when it was looked last; nothing before that. */
  public Map<String, Long> complaints() {
    return counts;
  }
}

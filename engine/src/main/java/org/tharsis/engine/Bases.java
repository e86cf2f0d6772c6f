package org.tharsis.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Site;
import org.tharsis.model.Basis;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Finding;
import org.tharsis.rules.RuleBook;

/**
 * By what findings are made while the site changes: events that wait were held against the site
 * before.
 */
final class Bases {
  private SiteBasis now;
  private @Nullable SiteBasis before;
  private @Nullable EventId newestBefore;
  private @Nullable EventId newest;

  Bases(SiteBasis now) {
    this.now = now;
  }

  /** An event came. */
  void came(Event event) {
    newest = event.id();
  }

  /**
   * From the next event on the site is this.
   *
   * @param gone lists that are not there any more and stay as they were
   */
  void use(Site site, List<String> gone) {
    before = now;
    newestBefore = newest;
    now = now.at(site, gone);
  }

  /** From now on the rules are these. */
  void use(RuleBook book) {
    now = now.with(book);
    before = before == null ? null : before.with(book);
  }

  /** By what a rule's findings are made now. */
  Basis of(String rule) {
    return now.of(rule);
  }

  /** By what this finding was made. */
  Basis of(Finding finding) {
    boolean waited = newestBefore != null && finding.event().id().compareTo(newestBefore) <= 0;
    return (waited && before != null ? before : now).of(finding.rule().id());
  }
}

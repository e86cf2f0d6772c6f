package org.tharsis.engine;

import org.tharsis.config.Site;
import org.tharsis.rules.RuleBook;
import org.tharsis.rules.Shipped;

/**
 * The shipped rules, which many tests begin with and none changes: to compile them takes a second.
 */
public final class CompiledOnce {
  static final RuleBook SHIPPED = RuleBook.compile(Shipped.rules());

  private CompiledOnce() {}

  /** A site's rules; compiled only if they are others. */
  public static RuleBook of(Site site) {
    boolean shipped =
        site.ruleFiles().isEmpty()
            && site.lists().isEmpty()
            && site.settings().disabledRules().isEmpty();
    return shipped ? SHIPPED : SiteRules.of(site);
  }
}

package org.tharsis.engine;

import java.time.Duration;
import org.tharsis.config.Settings;
import org.tharsis.config.Site;
import org.tharsis.engine.interpret.EgressPolicy;
import org.tharsis.engine.interpret.Enricher;
import org.tharsis.model.Exclusions;
import org.tharsis.rules.Limits;

/** What a site's files come to for the parts of the engine. */
public final class SiteParts {
  private static final int MAX_WAITING = 100_000;

  /** A flood raises what it raises once so often. */
  private static final Duration REPEAT = Duration.ofSeconds(1);

  private SiteParts() {}

  /** What bounds a correlator at this site. */
  public static Limits limits(Site site) {
    return new Limits(
        site.settings().lateness(), site.settings().windowKeys(), MAX_WAITING, REPEAT);
  }

  /** The exclusions that hold at this site: none while the settings disable them. */
  public static Exclusions exclusions(Site site) {
    return site.settings().exclusionsEnabled() ? site.exclusions() : Exclusions.NONE;
  }

  /** What the site knows beyond a line. */
  public static Enricher enricher(Site site) {
    Settings settings = site.settings();
    return new Enricher(
        site.hosts(), settings.insideNetworks(), EgressPolicy.of(settings.egress()));
  }
}

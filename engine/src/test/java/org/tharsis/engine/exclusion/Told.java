package org.tharsis.engine.exclusion;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tharsis.engine.account.ExclusionAccount;

/**
 * What becomes of events, as docs say it: of the active exclusions the first in the file that
 * covers an event decides on it; on a finding, the first that names its rule, or is quiet and for
 * all. Where none decides, those in shadow are counted.
 */
final class Told {
  /** By offset of what is kept, the exclusion on it; empty for none. */
  final Map<Long, String> labels = new TreeMap<>();

  /** By offset and rule of what was found and not hidden, who closed it; empty while open. */
  final Map<String, String> incidents = new TreeMap<>();

  final Map<String, ExclusionAccount> accounts = new TreeMap<>();
  long dropped;

  private final List<AnyExclusion> exclusions;

  Told(List<AnyExclusion> exclusions) {
    this.exclusions = exclusions;
  }

  void take(AnyEvent event) {
    AnyExclusion decides = null;
    for (AnyExclusion each : exclusions) {
      if (decides == null && each.active() && !each.byRule() && each.covers(event)) {
        decides = each;
      }
    }
    if (decides != null) {
      hit(decides, event);
    } else {
      exclusions.stream()
          .filter(each -> each.shadow() && !each.byRule() && each.covers(event))
          .forEach(each -> shadowed(each, event));
    }
    if (decides != null && decides.drop()) {
      dropped++;
      return;
    }
    labels.put(event.offset(), decides == null ? "" : decides.id());
    if (decides == null || decides.quiet()) {
      event.rules().forEach(rule -> found(rule, event));
    }
  }

  private void found(String rule, AnyEvent event) {
    for (AnyExclusion each : exclusions) {
      boolean asked = each.byRule() ? each.rules().contains(rule) : each.quiet();
      if (each.active() && asked && each.covers(event)) {
        if (each.byRule()) {
          hit(each, event);
        }
        if (each.quiet()) {
          incidents.put(event.offset() + " " + rule, each.id());
          add(each, 0, 0, 0, 0, 1);
        }
        return;
      }
    }
    incidents.put(event.offset() + " " + rule, "");
    exclusions.stream()
        .filter(each -> each.shadow() && each.rules().contains(rule) && each.covers(event))
        .forEach(each -> shadowed(each, event));
  }

  private void hit(AnyExclusion exclusion, AnyEvent event) {
    add(exclusion, 1, event.time(), 0, 0, 0);
  }

  private void shadowed(AnyExclusion exclusion, AnyEvent event) {
    add(exclusion, 0, 0, 1, event.time(), 0);
  }

  private void add(
      AnyExclusion exclusion, long hits, long last, long shadow, long lastShadow, long quieted) {
    ExclusionAccount now = accounts.getOrDefault(exclusion.id(), ExclusionAccount.EMPTY);
    accounts.put(
        exclusion.id(),
        new ExclusionAccount(
            now.hits() + hits,
            Math.max(now.last(), last),
            now.shadow() + shadow,
            Math.max(now.lastShadow(), lastShadow),
            now.quieted() + quieted));
  }
}

package org.tharsis.engine.exclusion.preview;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tharsis.index.EventQuery;
import org.tharsis.index.ValueCount;
import org.tharsis.model.Event;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusion.Action;
import org.tharsis.model.Incident;

/**
 * Holds an exclusion against stored incidents, many at once: the index is asked of their events.
 */
final class Effects {
  /** So many are read to be judged again; a fifth of a second or two. */
  private static final int MOST_REJUDGED = 40_000;

  /** So many incidents are remembered with the ids of their events. */
  private static final int MOST_WHOLE = 1_000_000;

  private final Archive archive;
  private final Exclusion exclusion;
  private final boolean ofFindings;
  private final Map<String, Long> coveredByRule = new TreeMap<>();
  private final List<Effect> effects = new ArrayList<>();
  private int rejudged;
  private int kept;
  private long looked;
  private long unknown;

  Effects(Archive archive, Exclusion exclusion) {
    this.archive = archive;
    this.exclusion = exclusion;
    this.ofFindings = exclusion.byRule() || exclusion.action() == Action.QUIET;
  }

  Effects run() throws IOException {
    archive.forEach(this::take);
    effects.sort(
        Comparator.comparing(Effect::fate)
            .thenComparingLong(each -> each.incident().start())
            .thenComparing(each -> each.incident().id()));
    return this;
  }

  private void take(Batch batch) throws IOException {
    EventQuery covers = EventQuery.coveredBy(exclusion);
    BitSet covered = batch.located().found(covers);
    Map<String, BitSet> byRule = new HashMap<>();
    List<Share> mixed = new ArrayList<>();
    for (int i = 0; i < batch.incidents().size(); i++) {
      looked++;
      String rule = batch.incidents().get(i).rule().id();
      if (!exclusion.byRule() || exclusion.rules().contains(rule)) {
        BitSet ofRule = byRule.computeIfAbsent(rule, unseen -> new BitSet());
        Arrays.stream(batch.numbers().get(i)).filter(covered::get).forEach(ofRule::set);
        judge(Share.of(batch, i, covered, ofFindings), mixed);
      }
    }
    byRule.forEach((rule, some) -> coveredByRule.merge(rule, (long) some.cardinality(), Long::sum));
    rejudge(mixed);
  }

  private void judge(Share share, List<Share> mixed) {
    if (share.known() == 0) {
      unknown++;
    } else if (share.covered() == share.known()) {
      add(share, Fate.REMOVED);
    } else if (share.covered() > 0) {
      int events = share.incident().evidence().size();
      if (share.whole() && rejudged + events <= MOST_REJUDGED) {
        rejudged += events;
        mixed.add(share);
      } else {
        add(share, Fate.UNSURE);
      }
    }
  }

  private void rejudge(List<Share> mixed) throws IOException {
    List<Incident> incidents = mixed.stream().map(Share::incident).toList();
    Rejudge.Read read = archive.rejudge().read(incidents, archive.events());
    for (Share each : mixed) {
      List<Event> completing = read.completing(each.incident()).orElse(List.of());
      if (completing.isEmpty()) {
        add(each, Fate.UNSURE);
      } else if (ofFindings) {
        addFindings(each, completing);
      } else {
        List<Event> left = new ArrayList<>(read.behind(each.incident()));
        left.removeIf(exclusion::covers);
        boolean holds = archive.rejudge().holds(each.incident(), left);
        add(each, holds ? Fate.SMALLER : Fate.UNDONE);
      }
    }
  }

  private void addFindings(Share share, List<Event> completing) {
    int hidden = (int) completing.stream().filter(exclusion::covers).count();
    if (hidden > 0) {
      Share findings = share.of(completing.size(), hidden);
      add(findings, hidden == completing.size() ? Fate.REMOVED : Fate.SMALLER);
    }
  }

  private void add(Share share, Fate fate) {
    Incident incident = share.incident();
    kept += incident.evidence().size();
    effects.add(
        new Effect(
            kept > MOST_WHOLE ? incident.withoutEvidence() : incident,
            fate,
            share.known(),
            share.covered()));
  }

  /** Those it would have touched: gone ones first, then by their beginning. */
  List<Effect> all() {
    return effects;
  }

  /** How many incidents there are in that time. */
  long looked() {
    return looked;
  }

  /** Of how many of these no event is stored any more. */
  long unknown() {
    return unknown;
  }

  /** How many events behind incidents of each rule it covers, most first. */
  List<ValueCount> byRule() {
    return coveredByRule.entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .map(each -> new ValueCount(each.getKey(), each.getValue()))
        .sorted(Comparator.comparingLong(ValueCount::count).reversed())
        .toList();
  }
}

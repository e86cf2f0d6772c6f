package org.tharsis.engine.hindsight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The incidents of a backtest beside those that are stored of the same rule. Two are the same if
 * they have one key and no more than the rule's quiet time between them: where the one began need
 * not be where the other did.
 *
 * @param both ids of the backtest's that are stored as well
 * @param onlyBacktest ids of the backtest's that are not
 * @param onlyStored ids of the stored ones that the backtest has not
 */
public record Comparison(List<String> both, List<String> onlyBacktest, List<String> onlyStored) {
  public Comparison {
    both = List.copyOf(both);
    onlyBacktest = List.copyOf(onlyBacktest);
    onlyStored = List.copyOf(onlyStored);
  }

  static Comparison of(
      Collection<IncidentSpan> backtest, Collection<IncidentSpan> stored, long quiet) {
    Map<String, List<IncidentSpan>> ours = byKey(backtest);
    Map<String, List<IncidentSpan>> theirs = byKey(stored);
    List<String> both = new ArrayList<>();
    List<String> onlyBacktest = new ArrayList<>();
    backtest.forEach(each -> (meets(each, theirs, quiet) ? both : onlyBacktest).add(each.id()));
    List<String> onlyStored =
        stored.stream().filter(each -> !meets(each, ours, quiet)).map(IncidentSpan::id).toList();
    return new Comparison(both, onlyBacktest, onlyStored);
  }

  private static Map<String, List<IncidentSpan>> byKey(Collection<IncidentSpan> incidents) {
    Map<String, List<IncidentSpan>> byKey = new HashMap<>();
    incidents.forEach(each -> byKey.computeIfAbsent(each.key(), k -> new ArrayList<>()).add(each));
    return byKey;
  }

  private static boolean meets(
      IncidentSpan incident, Map<String, List<IncidentSpan>> others, long quiet) {
    return others.getOrDefault(incident.key(), List.of()).stream()
        .anyMatch(other -> incident.meets(other, quiet));
  }
}

package org.tharsis.engine.exclusion;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.tharsis.index.EventSearch;
import org.tharsis.index.Located;
import org.tharsis.index.TimeRange;
import org.tharsis.model.EventId;
import org.tharsis.model.Incident;

/**
 * Some incidents, and where the events behind them lie.
 *
 * @param incidents the incidents
 * @param numbers of each, those of the events behind it
 * @param located where these lie
 * @param here the numbers of those that are stored
 * @param extent from the first to the last of them
 */
record Batch(
    List<Incident> incidents, List<int[]> numbers, Located located, BitSet here, TimeRange extent) {

  static Batch of(List<Incident> some, EventSearch events) throws IOException {
    List<Incident> incidents = List.copyOf(some);
    Iterable<EventId> ids =
        () -> incidents.stream().flatMap(each -> each.evidence().stream()).iterator();
    Located located = events.locate(ids);
    List<int[]> numbers = new ArrayList<>();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Incident each : incidents) {
      numbers.add(each.evidence().stream().mapToInt(located::number).toArray());
      first = Math.min(first, each.first());
      last = Math.max(last, each.last());
    }
    return new Batch(incidents, numbers, located, located.here(), new TimeRange(first, last + 1));
  }
}

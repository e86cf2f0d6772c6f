package org.tharsis.engine.exclusion.preview;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.tharsis.index.EventSearch;
import org.tharsis.index.Located;
import org.tharsis.model.EventId;
import org.tharsis.model.Incident;

/**
 * Some incidents, and where the events behind them lie.
 *
 * @param incidents the incidents
 * @param numbers of each, those of the events behind it
 * @param located where these lie
 * @param here the numbers of those that are stored
 */
record Batch(List<Incident> incidents, List<int[]> numbers, Located located, BitSet here) {

  static Batch of(List<Incident> some, EventSearch events) throws IOException {
    List<Incident> incidents = List.copyOf(some);
    Iterable<EventId> ids =
        () -> incidents.stream().flatMap(each -> each.evidence().stream()).iterator();
    Located located = events.locate(ids);
    List<int[]> numbers = new ArrayList<>();
    for (Incident each : incidents) {
      numbers.add(each.evidence().stream().mapToInt(located::number).toArray());
    }
    return new Batch(incidents, numbers, located, located.here());
  }
}

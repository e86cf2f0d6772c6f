package org.tharsis.engine;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.model.Incident;

/** The incidents that have begun since the start: each is logged, and counted by its kind. */
final class Announced {
  private static final Logger log = LoggerFactory.getLogger(Announced.class);

  private final Map<Status.Kind, Long> counts = new HashMap<>();

  /** Not one that an exclusion has closed: that is said if it opens. */
  void take(Incident incident) {
    if (incident.excluded()) {
      return;
    }
    String severity = incident.severity().name().toLowerCase(Locale.ROOT);
    counts.merge(new Status.Kind(incident.rule().id(), severity), 1L, Long::sum);
    log.info("incident {}: {}", incident.id(), Summary.of(incident));
  }

  Map<Status.Kind, Long> counts() {
    return counts;
  }
}

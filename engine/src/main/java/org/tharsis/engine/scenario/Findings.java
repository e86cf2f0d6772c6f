package org.tharsis.engine.scenario;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.tharsis.model.Escaped;
import org.tharsis.model.Incident;

/** Incidents without their ids and times, a line each, as {@code .expected} files hold them. */
final class Findings {
  private Findings() {}

  static List<String> lines(Collection<Incident> incidents) {
    return incidents.stream().map(Findings::line).toList();
  }

  private static String line(Incident incident) {
    Incident.Parties parties = incident.parties();
    return Escaped.text(
        "%s %s key=%s count=%d sources=%s destinations=%s ports=%s"
            .formatted(
                incident.rule().id(),
                incident.rule().severity().label(),
                incident.key(),
                incident.count(),
                joined(parties.sources()),
                joined(parties.destinations()),
                joined(parties.ports())));
  }

  private static String joined(Collection<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** The lines of an {@code .expected} file, comments and blank ones left out. */
  static List<String> read(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }
}

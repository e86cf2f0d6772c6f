package org.tharsis.console;

import java.util.List;
import org.tharsis.engine.Summary;
import org.tharsis.model.Escaped;
import org.tharsis.model.Finding;
import org.tharsis.model.Incident;
import org.tharsis.rules.language.Phrase;

/** Incidents for people, one a line. */
final class IncidentLines implements IncidentPrinter {
  @Override
  public void print(List<Incident> incidents) {
    incidents.forEach(each -> System.out.println(line(each)));
    if (incidents.isEmpty()) {
      System.out.println("no incidents");
    }
  }

  /** All of it in a line; escaped. */
  static String line(Incident incident) {
    Incident.Decision decision = incident.decision();
    String status = decision == null ? "open" : decision.as().label();
    return Escaped.text(
        "%s  %s  %-6s  %-14s  %s  %s"
            .formatted(
                incident.id(),
                Times.show(incident.first()),
                incident.severity().label(),
                status,
                incident.rule().id(),
                Summary.of(incident)));
  }

  /** What a phrase came to at the most; a window counts no further than it must. Not escaped. */
  static String because(Finding.Reason reason) {
    boolean more =
        Phrase.of(reason.phrase()).filter(phrase -> phrase.mayBeMore(reason.value())).isPresent();
    String detail = reason.detail().isEmpty() ? "" : " (" + reason.detail() + ")";
    return "%s; it was %,d%s%s"
        .formatted(reason.phrase(), reason.value(), more ? " or more" : "", detail);
  }
}

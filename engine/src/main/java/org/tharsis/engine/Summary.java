package org.tharsis.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tharsis.model.Escaped;
import org.tharsis.model.Incident;
import org.tharsis.model.Incident.Parties;

/** An incident in one sentence: what, who, where to, how long, and who reported it. */
public final class Summary {
  private static final int NAMED = 5;

  private Summary() {}

  public static String of(Incident incident) {
    Parties parties = incident.parties();
    List<String> sentence = new ArrayList<>();
    sentence.add(incident.rule().title() + ":");
    if (!parties.hosts().isEmpty()) {
      sentence.add("hosts " + some(parties.hosts()));
    }
    if (!parties.sources().isEmpty()) {
      sentence.add("from " + some(parties.sources()));
    }
    if (!parties.destinations().isEmpty()) {
      sentence.add("to " + some(parties.destinations()));
    }
    if (!parties.ports().isEmpty()) {
      sentence.add("port " + some(parties.ports()));
    }
    if (!parties.users().isEmpty()) {
      sentence.add("as " + some(parties.users()));
    }
    sentence.add(events(incident));
    if (!parties.observers().isEmpty()) {
      sentence.add("reported by " + some(parties.observers()));
    }
    return Escaped.text(String.join(" ", sentence));
  }

  private static String events(Incident incident) {
    long span = incident.last() - incident.first();
    String events = incident.count() == 1 ? "(1 event)" : "(%d events".formatted(incident.count());
    return incident.count() == 1 ? events : events + " in " + words(span) + ")";
  }

  private static String words(long millis) {
    Duration span = Duration.ofMillis(millis);
    if (span.toMinutes() < 2) {
      return "%d s".formatted((millis + 999) / 1000);
    }
    return span.toHours() < 2
        ? "%d min".formatted(span.toMinutes())
        : "%d h".formatted(span.toHours());
  }

  private static String some(List<?> values) {
    String named =
        values.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    int more = values.size() - NAMED;
    return more > 0 ? named + " and " + more + " more" : named;
  }
}

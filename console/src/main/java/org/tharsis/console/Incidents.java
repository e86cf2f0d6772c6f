package org.tharsis.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tharsis.engine.DataDirectory;
import org.tharsis.index.IncidentSearch;
import org.tharsis.model.Incident;

/** Finds the incident a person means. */
final class Incidents {
  private Incidents() {}

  /** Those that it names, as far as they are there. */
  static List<Incident> related(DataDirectory data, Incident incident) throws IOException {
    List<Incident> related = new ArrayList<>();
    try (IncidentSearch search = IncidentSearch.open(data.path())) {
      for (String id : incident.related()) {
        search.get(id).stream().filter(each -> each.id().equals(id)).forEach(related::add);
      }
    }
    return related;
  }

  /** The incident of this id, or the only one whose id begins so. */
  static Incident byId(DataDirectory data, String id) throws IOException, NotDone {
    List<Incident> found;
    try (IncidentSearch search = IncidentSearch.open(data.path())) {
      found = search.get(id);
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new NotDone(
        found.isEmpty()
            ? "there is no incident %s in %s; 'tharsis incidents' lists them"
                .formatted(id, data.path())
            : "%s may be %s; write more of it"
                .formatted(
                    id, found.stream().map(Incident::id).collect(Collectors.joining(" or "))));
  }
}

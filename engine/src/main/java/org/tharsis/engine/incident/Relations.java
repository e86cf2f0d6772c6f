package org.tharsis.engine.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.Hosts;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.Incident;

/**
 * Finds which growing incidents have to do with each other: they have a source or a host in common,
 * or one went to where the other comes from, and the later began before the quiet time of the
 * earlier had ended. Goes by the events that completed findings, so that it does not matter when
 * incidents are written down.
 */
final class Relations {
  /** What may bring two incidents together. */
  private record Party(Role role, Object value) {}

  private enum Role {
    SOURCE,
    DESTINATION,
    HOST
  }

  /** Of an incident; a sweep has more destinations. */
  private static final int MAX_PARTIES = 100;

  /** Of a party; what is everybody's destination says little. */
  private static final int MAX_INCIDENTS = 50;

  /** Of all: sources can be forged. */
  private static final int MAX_ALL = 200_000;

  private final Map<Party, Set<OpenIncident>> byParty = new HashMap<>();
  private final Map<OpenIncident, Set<Party>> byIncident = new HashMap<>();
  private int size;

  /**
   * A finding with this event was added to the incident.
   *
   * @return the others that it was found to have to do with
   */
  List<OpenIncident> add(OpenIncident incident, Event event, Hosts known) {
    List<Party> parties = new ArrayList<>();
    add(parties, Role.SOURCE, event.ip(Field.SOURCE_IP));
    add(parties, Role.SOURCE, event.ip(Field.HOST_IP));
    add(parties, Role.DESTINATION, event.ip(Field.DESTINATION_IP));
    add(parties, Role.HOST, PartySets.host(event, known));
    add(parties, Role.HOST, PartySets.name(event.ip(Field.SOURCE_IP), known));
    return add(incident, parties);
  }

  /** Goes on with a stored incident, whose relations are known. */
  void resume(OpenIncident incident, Incident.Parties stored) {
    List<Party> parties = new ArrayList<>();
    stored.sources().forEach(each -> parties.add(new Party(Role.SOURCE, each)));
    stored.destinations().forEach(each -> parties.add(new Party(Role.DESTINATION, each)));
    stored.hosts().forEach(each -> parties.add(new Party(Role.HOST, each)));
    parties.forEach(party -> register(incident, party));
  }

  private static void add(List<Party> parties, Role role, @Nullable Object value) {
    if (value != null) {
      parties.add(new Party(role, value));
    }
  }

  private List<OpenIncident> add(OpenIncident incident, List<Party> parties) {
    List<OpenIncident> found = new ArrayList<>();
    for (Party party : parties) {
      if (register(incident, party)) {
        for (Role role : opposites(party.role())) {
          relate(incident, new Party(role, party.value()), found);
        }
      }
    }
    return found;
  }

  private static List<Role> opposites(Role role) {
    return switch (role) {
      case SOURCE -> List.of(Role.SOURCE, Role.DESTINATION);
      case DESTINATION -> List.of(Role.SOURCE);
      case HOST -> List.of(Role.HOST);
    };
  }

  private void relate(OpenIncident incident, Party party, List<OpenIncident> found) {
    for (OpenIncident other : byParty.getOrDefault(party, Set.of())) {
      boolean together = other != incident && incident.goesWith(other);
      if (together && incident.mayRelateTo(other.id()) && other.mayRelateTo(incident.id())) {
        incident.relate(other);
        if (other.relate(incident)) {
          found.add(other);
        }
      }
    }
  }

  /** False if it was known before, or there is no room. */
  private boolean register(OpenIncident incident, Party party) {
    Set<Party> own = byIncident.computeIfAbsent(incident, none -> new LinkedHashSet<>());
    if (own.size() >= MAX_PARTIES || size >= MAX_ALL || !own.add(party)) {
      return false;
    }
    size++;
    Set<OpenIncident> all = byParty.computeIfAbsent(party, none -> new LinkedHashSet<>());
    if (all.size() < MAX_INCIDENTS) {
      all.add(incident);
    }
    return true;
  }

  /** It grows no more. */
  void forget(OpenIncident incident) {
    Set<Party> parties = byIncident.remove(incident);
    if (parties == null) {
      return;
    }
    size -= parties.size();
    for (Party party : parties) {
      Set<OpenIncident> all = byParty.get(party);
      if (all != null) {
        all.remove(incident);
        if (all.isEmpty()) {
          byParty.remove(party);
        }
      }
    }
  }
}

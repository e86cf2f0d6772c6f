package org.tharsis.engine.exclusion.preview;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tharsis.model.Event;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusion.Action;
import org.tharsis.model.Exclusion.State;
import org.tharsis.model.Incident;
import org.tharsis.model.Terms;

/** The narrowest exclusion that would have covered an incident. */
public final class Suggestion {
  /** How long it holds if nobody says otherwise. */
  private static final int DAYS = 90;

  private static final int LONGEST_RULE = 48;
  private static final int BLOCKS = 4;

  private Suggestion() {}

  /**
   * An exclusion for the rule of an incident and for what all the events have that completed its
   * findings; where that can't be said any more, all since its beginning that are behind it.
   *
   * @param taken ids that other exclusions have
   * @param owner who is to answer for it
   * @param reason why it is to be there; may be empty
   * @return nothing if none of its events is stored any more
   * @throws IOException if an index can't be read
   */
  public static Optional<Exclusion> of(
      Archive archive,
      Incident incident,
      Collection<String> taken,
      String owner,
      String reason,
      LocalDate today)
      throws IOException {
    List<Event> completing = completing(archive, incident);
    return completing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Exclusion(
                id(incident, taken, today),
                State.PROPOSED,
                Action.STORE,
                Traits.of(completing, List.of(), BLOCKS),
                Set.of(incident.rule().id()),
                new Terms(owner, reason, null, today, today.plusDays(DAYS))));
  }

  private static List<Event> completing(Archive archive, Incident incident) throws IOException {
    List<Event> behind = archive.events().fieldsById(incident.evidence());
    if (behind.size() == incident.count()) {
      Optional<List<Event>> found = archive.rejudge().completing(incident, behind);
      if (found.isPresent()) {
        return found.get();
      }
    }
    List<Event> since = behind.stream().filter(event -> event.time() >= incident.start()).toList();
    return since.isEmpty() ? behind : since;
  }

  private static String id(Incident incident, Collection<String> taken, LocalDate today) {
    String rule = incident.rule().id();
    String wanted = rule.substring(0, Math.min(rule.length(), LONGEST_RULE)) + "-" + today;
    String id = wanted;
    for (int i = 2; taken.contains(id); i++) {
      id = wanted + "-" + i;
    }
    return id;
  }
}

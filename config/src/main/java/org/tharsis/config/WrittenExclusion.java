package org.tharsis.config;

import java.time.LocalDate;
import java.util.Set;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusion.State;
import org.tharsis.model.Problem;

/**
 * An exclusion as it stands in its file.
 *
 * @param exclusion what it says
 * @param file as its user named it
 * @param line where its last day stands, counted from 1
 * @param text its keys and values, however they are laid out
 * @param valueLists the lists of ports, names and users that it names; of these the exclusion
 *     itself has only what is on them
 */
record WrittenExclusion(
    Exclusion exclusion, String file, int line, String text, Set<String> valueLists) {
  WrittenExclusion {
    valueLists = Set.copyOf(valueLists);
  }

  /** Whether its last day is over and it does not say that it has ended. */
  boolean isOver(LocalDate today) {
    return exclusion.state() != State.ENDED && exclusion.stateOn(today) == State.ENDED;
  }

  /** That it is over. */
  Problem over() {
    return new Problem(
        file,
        line,
        "ends: %s is over, so '%s' covers nothing; write a day to come, or state: ended"
            .formatted(exclusion.terms().ends(), exclusion.id()));
  }
}

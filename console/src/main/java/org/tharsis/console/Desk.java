package org.tharsis.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.incident.Decisions;
import org.tharsis.index.IncidentIndex;
import org.tharsis.index.IncidentSearch;
import org.tharsis.index.LockedException;
import org.tharsis.model.Incident;
import org.tharsis.model.Incident.Decision;

/**
 * Where decisions are handed in: to the running engine, which alone writes then, or without one
 * straight to the index.
 */
final class Desk {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration GLANCE = Duration.ofMillis(50);

  private final DataDirectory data;

  Desk(DataDirectory data) {
    this.data = data;
  }

  /** Has it written down; null opens the incident again. */
  void decide(String incident, @Nullable Decision decision)
      throws IOException, NotDone, InterruptedException {
    Decisions decisions = new Decisions(data.decisions());
    Path handedIn = decisions.handIn(incident, decision);
    try (IncidentIndex index = IncidentIndex.open(data.path())) {
      if (IncidentIndex.brokenOff(data.path())) {
        throw new NotDone(
            "the engine was killed and has to go on first; the decision is kept in %s, start it"
                .formatted(handedIn));
      }
      decisions.carryOut(new OnDisk(index));
    } catch (LockedException engineRuns) {
      await(handedIn);
    }
  }

  /** The index that nobody else writes. */
  private record OnDisk(IncidentIndex index) implements Decisions.Carrier {
    @Override
    public void carryOut(String id, @Nullable Decision word) throws IOException {
      try (IncidentSearch search = index.search()) {
        for (Incident stored : search.get(id)) {
          if (stored.id().equals(id)) {
            index.put(stored.decided(word));
          }
        }
      }
    }

    @Override
    public void commit() throws IOException {
      index.commit();
    }
  }

  private static void await(Path handedIn) throws NotDone, InterruptedException {
    for (long left = PATIENCE.dividedBy(GLANCE); Files.exists(handedIn); left--) {
      if (left == 0) {
        throw new NotDone(
            "the running engine has not taken it over yet; it is kept in %s and will be"
                .formatted(handedIn));
      }
      Thread.sleep(GLANCE);
    }
  }
}

package org.tharsis.engine;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.engine.incident.Decisions;
import org.tharsis.model.Incident.Decision;

/** What people have decided and the running engine has not yet taken over for good. */
final class OpenDecisions {
  private static final Logger log = LoggerFactory.getLogger(OpenDecisions.class);

  private final Decisions decisions;
  private final Trouble trouble =
      new Trouble(log, "decisions can't be carried out; they will be tried again");

  OpenDecisions(DataDirectory data) {
    this.decisions = new Decisions(data.decisions());
  }

  /** Carries them out. What hinders that is not to keep lines from being stored. */
  void carryOut(LivePipeline live) {
    try {
      decisions.carryOut(new Desk(live));
      trouble.over("decisions are carried out again");
    } catch (IOException | RuntimeException e) {
      trouble.complain(e);
    }
  }

  /** The pipeline as {@link Decisions} sees it. */
  private record Desk(LivePipeline live) implements Decisions.Carrier {
    @Override
    public void carryOut(String incident, @Nullable Decision decision) throws IOException {
      live.pipeline().decide(incident, decision);
    }

    /** A crash goes back to the last milestone. */
    @Override
    public void commit() throws IOException {
      live.setMilestone();
    }
  }
}

package org.tharsis.console;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.tharsis.index.EventFollow;
import org.tharsis.index.EventQuery;
import org.tharsis.index.Patience;
import org.tharsis.model.Event;

/** Prints events as they are committed, until there were enough or somebody interrupts. */
final class FollowedEvents {
  /** The engine commits once a second. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final OutputOptions output;
  private int left;

  FollowedEvents(OutputOptions output, int limit) {
    this.output = output;
    this.left = limit;
  }

  void print(Path data, EventQuery query, Patience patience)
      throws IOException, InterruptedException {
    Interruption interruption = Interruption.watch();
    try (EventFollow follow = EventFollow.from(data, query, patience)) {
      output.heading();
      boolean ended = false;
      // The check also flushes; where nobody reads any more, nobody is followed.
      while (!ended && !System.out.checkError()) {
        follow.poll(this::take);
        ended = left <= 0 || System.out.checkError() || interruption.await(PAUSE);
      }
    } finally {
      interruption.ended(ExitCode.DONE);
    }
  }

  private boolean take(Event event) throws IOException {
    output.event(event);
    left--;
    return left > 0;
  }
}

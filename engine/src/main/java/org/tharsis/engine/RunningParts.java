package org.tharsis.engine;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs, to be stopped: the last first, and each whatever becomes of those before it. One
 * thread uses it.
 */
final class RunningParts implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RunningParts.class);

  private final Deque<Part> parts = new ArrayDeque<>();

  /** Stops something. */
  @FunctionalInterface
  interface Stop {
    void stop() throws IOException, SchedulerException;
  }

  private record Part(String trouble, Stop stop) {}

  /**
   * Something runs.
   *
   * @param trouble what is to be said if it can't be stopped
   */
  void add(String trouble, Stop stop) {
    parts.push(new Part(trouble, stop));
  }

  /** Stops what runs; nothing does then. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      stop(parts.pop());
    }
  }

  private static void stop(Part part) {
    try {
      part.stop.stop();
    } catch (IOException | SchedulerException | RuntimeException e) {
      log.error("{}: {}", part.trouble, e.toString());
    }
  }
}

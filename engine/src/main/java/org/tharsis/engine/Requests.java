package org.tharsis.engine;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What others ask of a thread, done by that thread when it comes to it, one after the other. */
final class Requests {
  private static final Logger log = LoggerFactory.getLogger(Requests.class);

  /** One of them. */
  @FunctionalInterface
  interface Request {
    void carryOut() throws IOException;
  }

  private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();

  /** Any thread may ask. */
  void add(Request request) {
    waiting.add(request);
  }

  /** Does all that waits. What hinders one is not to keep the thread from its work. */
  void carryOut() {
    for (Request next = waiting.poll(); next != null; next = waiting.poll()) {
      try {
        next.carryOut();
      } catch (IOException | RuntimeException e) {
        log.error("what was asked for is not done, all goes on as before", e);
      }
    }
  }
}

package org.tharsis.console.http;

import org.tharsis.engine.Status;
import org.tharsis.model.Escaped;

/**
 * Whether what comes in now is judged and stored.
 *
 * @param status of the engine
 */
record Readiness(Status status) {
  /** A journal with less room than this part of it is as good as full. */
  private static final int LEAST_PART = 50;

  /** Why not; empty if it is. */
  String hindrance() {
    if (!status.trouble().isEmpty()) {
      return "nothing can be stored: " + Escaped.text(status.trouble());
    }
    if (!status.caughtUp()) {
      return "what was received before the start is being judged";
    }
    return status.journalRoom() < status.journalBytes() / LEAST_PART ? "the journal is full" : "";
  }
}

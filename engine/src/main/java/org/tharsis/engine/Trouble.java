package org.tharsis.engine;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Something that is amiss, said once however often it is met with. One thread uses it. */
final class Trouble {
  private final Logger log;
  private final String what;
  private @Nullable String said;

  /**
   * @param what is amiss
   */
  Trouble(Logger log, String what) {
    this.log = log;
    this.what = what;
  }

  /** Says it, unless it is what was said last. */
  void complain(Exception cause) {
    String message = cause.toString();
    if (!message.equals(said)) {
      said = message;
      log.error("{}: {}", what, message, cause);
    }
  }

  /** What was said, if it is not over; empty otherwise. */
  String said() {
    return said == null ? "" : said;
  }

  /** Says that it is over, if it was said that it is there. */
  void over(String message) {
    if (said != null) {
      said = null;
      log.info(message);
    }
  }
}

package org.tharsis.engine;

import java.time.Duration;
import org.slf4j.Logger;
import org.tharsis.engine.receive.intake.Complaints;

/** Something that is amiss, said now and then however often it is met with. One thread uses it. */
final class Trouble {
  private static final Duration SAID_AGAIN = Duration.ofMinutes(1);

  private final Logger log;
  private final String what;
  private final Complaints complaints = new Complaints(SAID_AGAIN, System::nanoTime);
  private String present = "";
  private boolean toldSince;

  /**
   * @param what is amiss
   */
  Trouble(Logger log, String what) {
    this.log = log;
    this.what = what;
  }

  /** Says it, unless it was said a short while ago. */
  void complain(Exception cause) {
    present = cause.toString();
    complaints.about(
        what,
        _ -> {
          toldSince = true;
          log.error("{}: {}", what, present, cause);
        });
  }

  /** What is amiss now; empty for nothing. */
  String present() {
    return present;
  }

  /** Says that it is over, if it was said that it is there. */
  void over(String message) {
    present = "";
    if (toldSince) {
      toldSince = false;
      log.info(message);
    }
  }
}

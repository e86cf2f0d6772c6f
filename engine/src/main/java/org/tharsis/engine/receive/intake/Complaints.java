package org.tharsis.engine.receive.intake;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Keeps what goes on being wrong from filling the log: each matter is said once in a while, and no
 * more than so many a minute altogether, since anybody may knock. Any thread may call.
 */
public final class Complaints {
  private static final int MOST_A_MINUTE = 20;
  private static final int MAX_KNOWN = 10_000;
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final long again;
  private final LongSupplier nanos;
  private final SequencedMap<String, Long> known = new LinkedHashMap<>();
  private long minute;
  private int said;
  private long unsaid;

  /**
   * @param again after so long a matter is said again
   * @param nanos a clock that only goes forward, in nanoseconds
   */
  public Complaints(Duration again, LongSupplier nanos) {
    this.again = again.toNanos();
    this.nanos = nanos;
    this.minute = nanos.getAsLong();
  }

  /**
   * Has a matter said, if it is time.
   *
   * @param saying says it, and behind it what it is given: how many others were not said since;
   *     empty for none
   */
  public synchronized void about(String matter, Consumer<String> saying) {
    long now = nanos.getAsLong();
    Long before = known.get(matter);
    if (before != null && now - before < again) {
      return;
    }
    remember(matter, now);
    if (now - minute >= MINUTE) {
      minute = now;
      said = 0;
    }
    if (said++ < MOST_A_MINUTE) {
      saying.accept(others());
    } else {
      unsaid++;
    }
  }

  private void remember(String matter, long now) {
    known.remove(matter);
    known.put(matter, now);
    if (known.size() > MAX_KNOWN) {
      known.pollFirstEntry();
    }
  }

  private String others() {
    String others = unsaid == 0 ? "" : "; before that %,d others, unsaid".formatted(unsaid);
    unsaid = 0;
    return others;
  }
}

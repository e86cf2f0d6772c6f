package org.tharsis.engine.receive.intake;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.tharsis.model.Escaped;

/**
 * What is said of peers that are turned away: once an hour for each address and cause, and no more
 * than so many a minute altogether, since anybody may knock. Any thread may call.
 */
public final class Complaints {
  private static final int MOST_A_MINUTE = 20;
  private static final int MAX_KNOWN = 10_000;
  private static final int LONGEST = 300;
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private static final long HOUR = Duration.ofHours(1).toNanos();

  private final Logger log;
  private final String receiver;
  private final LongSupplier nanos;
  private final SequencedMap<String, Long> known = new LinkedHashMap<>();
  private long minute;
  private int said;
  private long unsaid;

  /**
   * @param receiver its name
   * @param nanos a clock that only goes forward, in nanoseconds
   */
  public Complaints(Logger log, String receiver, LongSupplier nanos) {
    this.log = log;
    this.receiver = receiver;
    this.nanos = nanos;
    this.minute = nanos.getAsLong();
  }

  /**
   * Says that a peer was turned away.
   *
   * @param cause may quote the peer: it is escaped and shortened
   */
  public synchronized void about(InetSocketAddress peer, String cause) {
    long now = nanos.getAsLong();
    String address = peer.getAddress().getHostAddress();
    String text =
        Escaped.text(cause.length() > LONGEST ? cause.substring(0, LONGEST) + "…" : cause);
    Long before = known.get(address + " " + text);
    if (before != null && now - before < HOUR) {
      return;
    }
    remember(address + " " + text, now);
    if (now - minute >= MINUTE) {
      minute = now;
      said = 0;
    }
    if (said++ < MOST_A_MINUTE) {
      log.warn("{}: {} was turned away: {}{}", receiver, address, text, others());
    } else {
      unsaid++;
    }
  }

  private void remember(String what, long now) {
    known.remove(what);
    known.put(what, now);
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

package org.tharsis.engine.receive.intake;

import java.util.HashMap;
import java.util.Map;
import org.tharsis.engine.account.Ledger;
import org.tharsis.model.Origin;

/** Lines by sender. Those beyond a bound are counted together: they may be forged. */
final class SenderCounts {
  private static final int MAX_SENDERS = 10_000;

  private final Map<String, Long> counts = new HashMap<>();

  void add(Origin origin, long lines) {
    String sender = origin.name();
    boolean counted = counts.size() < MAX_SENDERS || counts.containsKey(sender);
    counts.merge(counted ? sender : Ledger.OTHERS, lines, Long::sum);
  }

  /** What was added since the last call. */
  Map<String, Long> take() {
    Map<String, Long> taken = Map.copyOf(counts);
    counts.clear();
    return taken;
  }
}

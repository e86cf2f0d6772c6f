package org.tharsis.engine.receive.relp;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.receive.intake.LineDigest;
import org.tharsis.model.Origin;

/**
 * What came last of those who send again what was not acknowledged: of the series of this process
 * and, from the journal's end, of the one before it. One loop uses it.
 */
public final class SentLines {
  private static final int MOST_SERIES = 1_000;

  /** What all sessions together may hold back until it is known whether it was sent again. */
  private static final long MOST_HELD_BYTES = 64 << 20;

  private final SecureRandom random = new SecureRandom();
  private final LineDigest digest = new LineDigest();

  /** By series; those that grew last are the last. */
  private final Map<Long, SentTail> tails = new LinkedHashMap<>(16, 0.75f, true);

  private final Set<RelpSession> sessions = new LinkedHashSet<>();
  private long heldBytes;

  /** A line of the journal, from before this process. */
  public void remember(Received line) {
    SentTail tail =
        tails.computeIfAbsent(line.series(), series -> new SentTail(line.origin(), series));
    tail.add(digest(line.bytes(), line.truncated()), 0);
    tail.unanswered(tail.next()); // for all that is known
    bound();
  }

  long digest(byte[] line, boolean truncated) {
    return digest.of(line, truncated);
  }

  /** A session begins; those of the same sender that are not read are over, it has noticed. */
  void opened(RelpSession session) {
    List<RelpSession> stuck =
        sessions.stream()
            .filter(each -> each.origin().equals(session.origin()) && each.isStuck())
            .toList();
    stuck.forEach(RelpSession::giveUp);
    sessions.add(session);
  }

  void closed(RelpSession session) {
    sessions.remove(session);
  }

  /** What may have been sent before by who now sends from here. */
  Collection<SentTail> of(Origin origin) {
    return tails.values().stream().filter(tail -> tail.origin().equals(origin)).toList();
  }

  /** A new series. */
  SentTail begin(Origin origin) {
    long series = random.nextLong();
    while (series == 0 || tails.containsKey(series)) {
      series = random.nextLong();
    }
    SentTail tail = new SentTail(origin, series);
    tails.put(series, tail);
    bound();
    return tail;
  }

  /** It grows. */
  void touch(SentTail tail) {
    tails.put(tail.series(), tail);
  }

  /** Nothing of it will be sent again. */
  void forget(SentTail tail) {
    tails.remove(tail.series());
  }

  private void bound() {
    Iterator<SentTail> oldest = tails.values().iterator();
    for (int over = tails.size() - MOST_SERIES; over > 0 && oldest.hasNext(); ) {
      if (oldest.next().owner() == null) {
        oldest.remove();
        over--;
      }
    }
  }

  /** Whether so many bytes more may be held back; who asks gives them back with {@link #held}. */
  boolean mayHold(int bytes) {
    return heldBytes + bytes <= MOST_HELD_BYTES;
  }

  void held(long bytes) {
    heldBytes += bytes;
  }
}

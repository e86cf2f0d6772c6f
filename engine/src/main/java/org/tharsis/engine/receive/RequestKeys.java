package org.tharsis.engine.receive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The requests that named a key lately, and how many of their lines are in the journal: a request
 * that comes again with its key brings the rest. One loop uses it.
 */
final class RequestKeys {
  static final int MOST = 10_000;

  /** A request's. */
  static final class Key {
    private final long series;
    private long lines;
    private long end;
    private boolean busy;

    private Key(long series) {
      this.series = series;
    }

    long series() {
      return series;
    }

    /** How many lines of it are in the journal. */
    long lines() {
      return lines;
    }

    /** They are on disk once all before this position is. */
    long end() {
      return end;
    }

    void took(int more, long position) {
      lines += more;
      end = Math.max(end, position);
    }
  }

  /** Those that were used last are the last. */
  private final Map<Long, Key> keys = new LinkedHashMap<>(16, 0.75f, true);

  /** A line of the journal, from before this process. */
  void remember(long series) {
    key(series).took(1, 0);
  }

  /** What stands for a key in the journal; a listener's keys are its own. */
  static long series(String receiver, String key) {
    MessageDigest sha = LineDigest.sha256();
    sha.update(receiver.getBytes(StandardCharsets.UTF_8));
    sha.update((byte) 0);
    long series = ByteBuffer.wrap(sha.digest(key.getBytes(StandardCharsets.UTF_8))).getLong();
    return series == 0 ? 1 : series;
  }

  Key key(long series) {
    Key key = keys.computeIfAbsent(series, Key::new);
    Iterator<Key> oldest = keys.values().iterator();
    for (int over = keys.size() - MOST; over > 0 && oldest.hasNext(); ) {
      Key next = oldest.next();
      if (!next.busy && next != key) {
        oldest.remove();
        over--;
      }
    }
    return key;
  }

  /** Whether the key is the caller's until it gives it back; false if another request has it. */
  static boolean take(Key key) {
    boolean free = !key.busy;
    key.busy = true;
    return free;
  }

  static void giveBack(Key key) {
    key.busy = false;
  }
}

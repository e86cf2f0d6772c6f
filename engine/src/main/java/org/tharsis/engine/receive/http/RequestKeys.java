package org.tharsis.engine.receive.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.receive.intake.LineDigest;

/**
 * The requests that named a key lately, and how many of their lines are in the journal: a request
 * that comes again with its key brings the rest. One loop uses it.
 */
public final class RequestKeys {
  static final int MOST = 10_000;

  /** A request's. */
  static final class Key {
    private final long series;
    private long lines;
    private long hash;
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

    /** What these lines come to, in their order. */
    long hash() {
      return hash;
    }

    void took(long digest, long position) {
      lines++;
      hash = with(hash, digest);
      end = Math.max(end, position);
    }
  }

  private final LineDigest digest = new LineDigest();

  /** Those that were used last are the last. */
  private final Map<Long, Key> keys = new LinkedHashMap<>(16, 0.75f, true);

  /** A line of the journal, from before this process. */
  public void remember(Received line) {
    key(line.series()).took(digest(line.bytes(), line.truncated()), 0);
  }

  long digest(byte[] line, boolean truncated) {
    return digest.of(line, truncated);
  }

  /** What lines come to with one more. */
  static long with(long hash, long digest) {
    return hash * 0x9e3779b97f4a7c15L + digest;
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

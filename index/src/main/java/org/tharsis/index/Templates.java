package org.tharsis.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Which templates come often. A {@link Template} that does is one column and one posting, which
 * stand for all its words and values; the words and values of any other are written singly.
 *
 * <p>One counts as frequent when it was seen {@link #OFTEN} times; free text, which is hardly ever
 * the same twice, never is. There is room for a fixed number of them; a newcomer wears off the one
 * in its place that is seen least.
 */
final class Templates {
  /** Before that many, single postings cost less than a template of its own. */
  static final int OFTEN = 8;

  /** At most so often is remembered: what no longer comes makes room soon. */
  private static final int MOST = 64;

  private static final int BITS = 14;
  private static final int WAYS = 4;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final @Nullable BytesRef[] known = new BytesRef[1 << BITS];
  private final byte[] seen = new byte[1 << BITS];
  private final boolean[] frequent = new boolean[1 << BITS];
  private final AtomicLong forgotten = new AtomicLong();

  /** The template as a term, or null where it does not come often. */
  @Nullable BytesRef often(byte[] template, int length) {
    int home = home(template, length);
    int least = home;
    for (int slot = home; slot < home + WAYS; slot++) {
      BytesRef there = known[slot];
      if (there != null && Arrays.equals(there.bytes, 0, there.length, template, 0, length)) {
        seen[slot] = (byte) Math.min(seen[slot] + 1, MOST);
        frequent[slot] |= seen[slot] >= OFTEN;
        return seen[slot] >= OFTEN ? there : null;
      }
      least = seen[slot] < seen[least] ? slot : least;
    }
    if (seen[least] > 0) {
      seen[least]--;
    }
    if (seen[least] == 0) {
      if (frequent[least]) {
        frequent[least] = false;
        forgotten.incrementAndGet();
      }
      known[least] = new BytesRef(Arrays.copyOf(template, length));
      seen[least] = 1;
    }
    return null;
  }

  /**
   * How many that came often had to make room; any thread may ask. What never did is not counted:
   * nothing is lost with it.
   */
  long forgotten() {
    return forgotten.get();
  }

  private static int home(byte[] template, int length) {
    long hash = length;
    int at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      hash = mix(hash ^ (long) LONG.get(template, at));
    }
    for (; at < length; at++) {
      hash = mix(hash ^ template[at]);
    }
    return (int) (hash >>> (Long.SIZE - BITS)) & -WAYS;
  }

  private static long mix(long hash) {
    long product = hash * 0x9e3779b97f4a7c15L;
    return product ^ (product >>> 29);
  }
}

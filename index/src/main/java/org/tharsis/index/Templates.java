package org.tharsis.index;

import java.util.Arrays;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Which templates come often: the words that all messages of one kind share. One posting of such a
 * template stands for all its words, and a search for a word finds the templates that have it.
 *
 * <p>A template counts as one when its words were seen {@link #OFTEN} times; free text, which is
 * hardly ever the same twice, never does, and is posted word by word. There is room for a fixed
 * number of them; a newcomer wears off the one in its place that is seen least.
 */
final class Templates {
  /** What of a template's words is kept together; those beyond are posted singly. */
  static final int MAX_BYTES = 1024;

  /** Stands before the first word and behind each; no word has it. */
  static final byte SEPARATOR = 0;

  /** Before that many, postings of the single words cost less than a template of its own. */
  static final int OFTEN = 8;

  /** At most so often is remembered: what no longer comes makes room soon. */
  private static final int MOST = 64;

  private static final int BITS = 12;
  private static final int WAYS = 4;

  private final @Nullable BytesRef[] known = new BytesRef[1 << BITS];
  private final byte[] seen = new byte[1 << BITS];

  /** The template of these words as a term, or null where it does not come often. */
  @Nullable BytesRef often(byte[] words, int length) {
    int home = home(words, length);
    int least = home;
    for (int slot = home; slot < home + WAYS; slot++) {
      BytesRef there = known[slot];
      if (there != null && Arrays.equals(there.bytes, 0, there.length, words, 0, length)) {
        seen[slot] = (byte) Math.min(seen[slot] + 1, MOST);
        return seen[slot] >= OFTEN ? there : null;
      }
      least = seen[slot] < seen[least] ? slot : least;
    }
    if (seen[least] > 0) {
      seen[least]--;
    }
    if (seen[least] == 0) {
      known[least] = new BytesRef(Arrays.copyOf(words, length));
      seen[least] = 1;
    }
    return null;
  }

  /** Where a word that begins here is over. */
  static int end(byte[] words, int from) {
    int at = from;
    while (words[at] != SEPARATOR) {
      at++;
    }
    return at;
  }

  private static int home(byte[] words, int length) {
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + words[i];
    }
    return (hash * 0x9e3779b9) >>> (Integer.SIZE - BITS) & -WAYS;
  }
}

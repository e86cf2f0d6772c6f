package org.tharsis.parsers.template;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Words;

/** The bytes that something may begin with, and where the next of them stands. */
final class Starts {
  private static final int MOST_WORDS = 4;

  private final boolean[] wanted = new boolean[256];

  /** Each wanted byte repeated, the last one until there are {@link #MOST_WORDS}. */
  private final long first;

  private final long second;
  private final long third;
  private final long fourth;

  /** Whether the bytes are too many for words. */
  private final boolean many;

  Starts(Literal[] literals) {
    for (Literal literal : literals) {
      add(literal.first());
    }
    int[] bytes = IntStream.range(0, wanted.length).filter(b -> wanted[b]).toArray();
    many = bytes.length == 0 || bytes.length > MOST_WORDS;
    first = word(bytes, 0);
    second = word(bytes, 1);
    third = word(bytes, 2);
    fourth = word(bytes, 3);
  }

  private void add(int b) {
    if (b < 0) {
      Arrays.fill(wanted, true);
    } else {
      wanted[b] = true;
      wanted[Ascii.upper(b)] = true;
      wanted['\t'] |= b == ' ';
    }
  }

  private static long word(int[] bytes, int i) {
    return bytes.length == 0 ? 0 : Words.repeated(bytes[Math.min(i, bytes.length - 1)]);
  }

  /** The first position in {@code [from, to)} that holds one of the bytes, or {@code to}. */
  int next(byte[] bytes, int from, int to) {
    int at = from;
    if (!many) {
      while (at + Words.LENGTH <= to) {
        long word = Words.at(bytes, at);
        long found =
            Words.zeros(word ^ first)
                | Words.zeros(word ^ second)
                | Words.zeros(word ^ third)
                | Words.zeros(word ^ fourth);
        if (found != 0) {
          return at + Words.first(found);
        }
        at += Words.LENGTH;
      }
    }
    while (at < to && !wanted[bytes[at] & 0xff]) {
      at++;
    }
    return at;
  }
}

package org.tharsis.index;

import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/**
 * The words of one line, folded, in two parts: those that go into the template of its message, and
 * free ones, as there are numbers, addresses and names. What columns account for is in neither.
 */
final class LineWords {
  /** What of a longer word is indexed. */
  static final int MAX_WORD = 128;

  /** A date and the priority before it are no more words than these. */
  private static final int DATE_WORDS = 6;

  private static final int YEAR_DIGITS = 4;

  private final Words words = new Words();
  private final Accounted accounted;
  private final Template template;
  private byte[] free = new byte[1024];
  private int[] ends = new int[64];
  private int count;
  private byte[] line = {};

  LineWords(Accounted accounted, Template template) {
    this.accounted = accounted;
    this.template = template;
  }

  /** Reads a line. */
  void read(byte[] bytes) {
    line = bytes;
    count = 0;
    words.of(bytes);
    boolean dated = false;
    for (int read = 1; words.next(); read++) {
      switch (words.kind()) {
        case PLAIN -> plain();
        case NUMBER -> number();
        case ADDRESS -> address();
        case CLOCK -> {
          // The time is a column; nobody can search for a second by its postings.
          if (!dated && read <= DATE_WORDS) {
            date();
          }
          dated = true;
        }
      }
    }
  }

  /** How many free words there are. */
  int count() {
    return count;
  }

  /** How many bytes they have together. */
  int length() {
    return count == 0 ? 0 : ends[count - 1];
  }

  /** Where among those bytes a word is over. */
  int end(int number) {
    return ends[number];
  }

  void copyTo(byte[] to, int at) {
    System.arraycopy(free, 0, to, at, length());
  }

  private void plain() {
    int length = words.end() - words.start();
    int at = length <= MAX_WORD ? template.room(length) : -1;
    int hash = at < 0 ? 0 : letters(at);
    if (hash == 0 || accounted.isName(hash)) {
      free();
    } else {
      template.end(length);
    }
  }

  /** Writes a word of letters into the template; returns its hash, or 0 where it is none. */
  private int letters(int at) {
    byte[] to = template.bytes();
    int hash = 0;
    for (int i = words.start(), j = at; i < words.end(); i++, j++) {
      byte b = line[i];
      if (b < 0 || (b >= '0' && b <= '9')) {
        return 0;
      }
      to[j] = Folded.lower(b);
      hash = Accounted.hash(hash, to[j]);
    }
    return hash;
  }

  private void number() {
    if (!accounted.has(words.number())) {
      free();
    }
  }

  private void address() {
    long v4 = words.v4();
    if (v4 >= 0 ? !accounted.hasV4((int) v4) : !accounted.has(words.address())) {
      free(new BytesRef(words.address().toString()));
    }
  }

  /** What came so far was a date: its numbers are the same all day. */
  private void date() {
    int all = count;
    count = 0;
    for (int i = 0, from = 0; i < all; i++) {
      int to = ends[i];
      if (!fixed(from, to)) {
        free(new BytesRef(free, from, to - from));
      }
      from = to;
    }
  }

  private boolean fixed(int from, int to) {
    int at = to - from <= YEAR_DIGITS ? template.room(to - from) : -1;
    if (at < 0) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (free[i] < '0' || free[i] > '9') {
        return false;
      }
    }
    System.arraycopy(free, from, template.bytes(), at, to - from);
    template.end(to - from);
    return true;
  }

  private void free() {
    int length = Math.min(words.end() - words.start(), MAX_WORD);
    int begin = room(length);
    for (int i = 0; i < length; i++) {
      byte b = line[words.start() + i];
      if (b < 0) {
        free(folded(line, words.start(), words.end()));
        return;
      }
      free[begin + i] = Folded.lower(b);
    }
    ends[count++] = begin + length;
  }

  private void free(BytesRef word) {
    int begin = room(word.length);
    System.arraycopy(word.bytes, word.offset, free, begin, word.length);
    ends[count++] = begin + word.length;
  }

  /** Where the next free word begins, with room for so many bytes. */
  private int room(int length) {
    int begin = count == 0 ? 0 : ends[count - 1];
    if (begin + length > free.length) {
      free = Arrays.copyOf(free, 2 * (begin + length));
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    return begin;
  }

  /** A word as postings have it. */
  static BytesRef folded(byte[] bytes, int from, int to) {
    return Folded.of(new BytesRef(bytes, from, Math.min(to - from, MAX_WORD)));
  }
}

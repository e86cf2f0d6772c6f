package org.tharsis.index;

import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/**
 * The words of one line, folded, in two parts: those that the template of its message has, and free
 * ones, as there are numbers, addresses and names. What columns account for is in neither.
 */
final class LineWords {
  /** What of a longer word is indexed. */
  static final int MAX_WORD = 128;

  /** A date and the priority before it are no more words than these. */
  private static final int DATE_WORDS = 6;

  private static final int YEAR_DIGITS = 4;

  private final Words words = new Words();
  private final Accounted accounted;
  private final byte[] fixed = new byte[Templates.MAX_BYTES];
  private int fixedLength;
  private byte[] free = new byte[1024];
  private int[] ends = new int[64];
  private int freeCount;
  private byte[] line = {};

  LineWords(Accounted accounted) {
    this.accounted = accounted;
    fixed[0] = Templates.SEPARATOR;
  }

  /** Reads a line. */
  void read(byte[] bytes) {
    line = bytes;
    fixedLength = 1;
    freeCount = 0;
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

  /** The template's words, with a {@link Templates#SEPARATOR} before the first and behind each. */
  byte[] fixed() {
    return fixed;
  }

  /** How many bytes of {@link #fixed} hold words; 1 where there is none. */
  int fixedLength() {
    return fixedLength;
  }

  int freeCount() {
    return freeCount;
  }

  /** Has this refer to a free word, until the next line is read. */
  void free(int number, BytesRef word) {
    word.bytes = free;
    word.offset = number == 0 ? 0 : ends[number - 1];
    word.length = ends[number] - word.offset;
  }

  private void plain() {
    int length = words.end() - words.start();
    int hash = length <= MAX_WORD && fits(length) ? fix(words.start(), words.end()) : 0;
    if (hash == 0 || accounted.isName(hash)) {
      free();
    } else {
      close(length);
    }
  }

  /** Writes a word behind the fixed ones; returns its hash, or 0 where it is none of letters. */
  private int fix(int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      byte b = line[i];
      if (b < 0 || (b >= '0' && b <= '9')) {
        return 0;
      }
      byte lower = Folded.lower(b);
      fixed[fixedLength + i - from] = lower;
      hash = Accounted.hash(hash, lower);
    }
    return hash;
  }

  private boolean fits(int length) {
    return fixedLength + length < fixed.length;
  }

  private void close(int length) {
    fixedLength += length;
    fixed[fixedLength++] = Templates.SEPARATOR;
  }

  private void number() {
    if (!accounted.has(words.number())) {
      free();
    }
  }

  private void address() {
    if (!accounted.has(words.address())) {
      free(new BytesRef(words.address().toString()));
    }
  }

  /** What came so far was a date: its numbers are the same all day. */
  private void date() {
    int kept = 0;
    int keptEnd = 0;
    for (int i = 0, from = 0; i < freeCount; i++) {
      int to = ends[i];
      int length = to - from;
      if (length <= YEAR_DIGITS && isNumber(from, to) && fits(length)) {
        System.arraycopy(free, from, fixed, fixedLength, length);
        close(length);
      } else {
        System.arraycopy(free, from, free, keptEnd, length);
        keptEnd += length;
        ends[kept++] = keptEnd;
      }
      from = to;
    }
    freeCount = kept;
  }

  private boolean isNumber(int from, int to) {
    for (int i = from; i < to; i++) {
      if (free[i] < '0' || free[i] > '9') {
        return false;
      }
    }
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
    ends[freeCount++] = begin + length;
  }

  private void free(BytesRef word) {
    int begin = room(word.length);
    System.arraycopy(word.bytes, word.offset, free, begin, word.length);
    ends[freeCount++] = begin + word.length;
  }

  /** Where the next free word begins, with room for so many bytes. */
  private int room(int length) {
    int begin = freeCount == 0 ? 0 : ends[freeCount - 1];
    if (begin + length > free.length) {
      free = Arrays.copyOf(free, 2 * (begin + length));
    }
    if (freeCount == ends.length) {
      ends = Arrays.copyOf(ends, 2 * freeCount);
    }
    return begin;
  }

  /** A word as postings have it. */
  static BytesRef folded(byte[] bytes, int from, int to) {
    return Folded.of(new BytesRef(bytes, from, Math.min(to - from, MAX_WORD)));
  }
}

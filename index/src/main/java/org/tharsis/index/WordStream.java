package org.tharsis.index;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.util.BytesRef;

/** The words of a line that get postings, folded. */
final class WordStream extends TokenStream {
  /** What of a longer word is indexed. */
  static final int MAX_WORD = 128;

  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final Words words = new Words();
  private final Accounted accounted;
  private final BytesRef ascii = new BytesRef(new byte[MAX_WORD]);
  private byte[] line = {};

  WordStream(Accounted accounted) {
    this.accounted = accounted;
  }

  WordStream of(byte[] bytes) {
    line = bytes;
    words.of(bytes);
    return this;
  }

  @Override
  public void reset() {
    clearAttributes(); // the last line's end left a position increment of 0
    words.of(line);
  }

  @Override
  public boolean incrementToken() {
    while (words.next()) {
      switch (words.kind()) {
        case PLAIN -> {
          return emit(plain());
        }
        case NUMBER -> {
          if (!accounted.has(words.number())) {
            return emit(plain());
          }
        }
        case ADDRESS -> {
          if (!accounted.has(words.address())) {
            return emit(new BytesRef(words.address().toString()));
          }
        }
        case CLOCK -> {
          // The time is a column; nobody can search for a second by its postings.
        }
      }
    }
    return false;
  }

  private boolean emit(BytesRef word) {
    term.setBytesRef(word);
    return true;
  }

  private BytesRef plain() {
    int length = Math.min(words.end() - words.start(), MAX_WORD);
    for (int i = 0; i < length; i++) {
      byte b = line[words.start() + i];
      if (b < 0) {
        return folded(line, words.start(), words.end());
      }
      ascii.bytes[i] = Folded.lower(b);
    }
    ascii.length = length;
    return ascii;
  }

  /** A word as postings have it. */
  static BytesRef folded(byte[] bytes, int from, int to) {
    BytesRef word = new BytesRef(bytes, from, Math.min(to - from, MAX_WORD));
    return Folded.of(word);
  }
}

package org.tharsis.index;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.util.BytesRef;

/** Words of a line that get postings of their own. */
final class WordStream extends TokenStream {
  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final BytesRef word = new BytesRef();
  private final LineWords words;
  private boolean all;
  private int at;
  private int free;

  WordStream(LineWords words) {
    this.words = words;
  }

  /** The words read last: the free ones, or all. */
  WordStream of(boolean all) {
    this.all = all;
    return this;
  }

  @Override
  public void reset() {
    clearAttributes(); // the last line's end left a position increment of 0
    at = all ? 1 : words.fixedLength();
    free = 0;
  }

  @Override
  public boolean incrementToken() {
    if (at < words.fixedLength()) {
      word.bytes = words.fixed();
      word.offset = at;
      word.length = Templates.end(word.bytes, at) - at;
      at += word.length + 1;
    } else if (free < words.freeCount()) {
      words.free(free++, word);
    } else {
      return false;
    }
    term.setBytesRef(word);
    return true;
  }
}

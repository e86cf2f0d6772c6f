package org.tharsis.index;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.util.BytesRef;

/** Words of a line that get postings of their own. */
final class WordStream extends TokenStream {
  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final BytesRef word = new BytesRef();
  private int[] ends = {};
  private int first;
  private int end;
  private int at;

  /**
   * Some of the words that lie one behind the other.
   *
   * @param ends where each is over
   */
  WordStream of(byte[] bytes, int[] ends, int first, int end) {
    this.word.bytes = bytes;
    this.ends = ends;
    this.first = first;
    this.end = end;
    return this;
  }

  @Override
  public void reset() {
    clearAttributes(); // the last line's end left a position increment of 0
    at = first;
  }

  @Override
  public boolean incrementToken() {
    if (at == end) {
      return false;
    }
    word.offset = at == 0 ? 0 : ends[at - 1];
    word.length = ends[at++] - word.offset;
    term.setBytesRef(word);
    return true;
  }
}

package org.tharsis.index;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.util.BytesRef;

/** Words of a line that get postings of their own. */
final class WordStream extends TokenStream {
  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final BytesRef word = new BytesRef();
  private final Template template;
  private final LineWords free;
  private int templateWords;
  private int at;
  private int given;

  WordStream(Template template, LineWords free) {
    this.template = template;
    this.free = free;
  }

  /** The free words, and those of the template that begin at this place in it. */
  WordStream from(int templateWords) {
    this.templateWords = templateWords;
    return this;
  }

  @Override
  public void reset() {
    clearAttributes(); // the last line's end left a position increment of 0
    at = templateWords;
    given = 0;
  }

  @Override
  public boolean incrementToken() {
    if (at < template.length()) {
      word.bytes = template.bytes();
      word.offset = at;
      word.length = Template.end(word.bytes, at) - at;
      at += word.length + 1;
    } else if (given < free.count()) {
      free.word(given++, word);
    } else {
      return false;
    }
    term.setBytesRef(word);
    return true;
  }
}

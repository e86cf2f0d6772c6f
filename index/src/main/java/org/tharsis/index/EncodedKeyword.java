package org.tharsis.index;

import org.apache.lucene.util.BytesRef;

/**
 * A keyword as Lucene takes it.
 *
 * @param value as the event has it
 * @param written the same in UTF-8, as far as a column reaches
 * @param folded what it is compared by
 * @param isFolded whether those two are the same
 * @param isCut whether the value is longer than what is written
 */
record EncodedKeyword(
    String value, BytesRef written, BytesRef folded, boolean isFolded, boolean isCut) {

  static EncodedKeyword of(String value) {
    BytesRef utf8 = new BytesRef(value);
    boolean isCut = utf8.length > Folded.MAX_BYTES;
    BytesRef written = Folded.cut(utf8);
    BytesRef folded = Folded.of(written);
    return new EncodedKeyword(value, written, folded, folded.bytesEquals(written), isCut);
  }
}

package org.tharsis.index;

import org.apache.lucene.util.BytesRef;

/**
 * A keyword as Lucene takes it.
 *
 * @param value as the event has it
 * @param written the same in UTF-8, as far as a column reaches
 * @param folded what it is compared by
 * @param isCut whether the value is longer than what is written
 * @param number what it is if it is digits that are written as a number, or else -1
 * @param fitsTemplate whether a {@link Template} can have it
 */
record EncodedKeyword(
    String value,
    BytesRef written,
    BytesRef folded,
    boolean isCut,
    long number,
    boolean fitsTemplate) {

  static EncodedKeyword of(String value) {
    BytesRef utf8 = new BytesRef(value);
    boolean isCut = utf8.length > Folded.MAX_BYTES;
    BytesRef written = Folded.cut(utf8);
    return new EncodedKeyword(
        value, written, Folded.of(written), isCut, number(written), Template.fits(written));
  }

  private static long number(BytesRef written) {
    for (int i = 0; i < written.length; i++) {
      byte b = written.bytes[written.offset + i];
      if (b < '0' || b > '9') {
        return -1;
      }
    }
    return written.length == 0
        ? -1
        : Words.number(written.bytes, written.offset, written.offset + written.length);
  }
}

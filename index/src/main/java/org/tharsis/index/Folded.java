package org.tharsis.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.lucene.util.BytesRef;

/** How values and words are compared: by lower case, in UTF-8, as far as a term reaches. */
final class Folded {
  /** What of a longer value is compared; far below Lucene's own limit of 32,766. */
  static final int MAX_BYTES = 1024;

  private Folded() {}

  static BytesRef of(String text) {
    return cut(new BytesRef(text.toLowerCase(Locale.ROOT)));
  }

  /** The folded form of these bytes; the same object where that is what they are. */
  static BytesRef of(BytesRef utf8) {
    int upper = 0;
    for (int i = utf8.offset; i < utf8.offset + utf8.length; i++) {
      byte b = utf8.bytes[i];
      if (b < 0) {
        // Not BytesRef's own decoder: that one trusts its bytes.
        return of(new String(utf8.bytes, utf8.offset, utf8.length, StandardCharsets.UTF_8));
      }
      upper |= b >= 'A' && b <= 'Z' ? 1 : 0;
    }
    return upper == 0 ? utf8 : lower(utf8);
  }

  private static BytesRef lower(BytesRef ascii) {
    byte[] copy = Arrays.copyOfRange(ascii.bytes, ascii.offset, ascii.offset + ascii.length);
    for (int i = 0; i < copy.length; i++) {
      copy[i] = lower(copy[i]);
    }
    return new BytesRef(copy);
  }

  static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
  }

  /** Shortens UTF-8 to {@link #MAX_BYTES} between two characters. */
  static BytesRef cut(BytesRef utf8) {
    if (utf8.length > MAX_BYTES) {
      int length = MAX_BYTES;
      while (length > 0 && (utf8.bytes[utf8.offset + length] & 0xc0) == 0x80) {
        length--;
      }
      utf8.length = length;
    }
    return utf8;
  }
}

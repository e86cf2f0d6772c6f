package org.tharsis.parsers.template;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Words;

/** Fixed text of a template. Case does not matter, and a blank in it stands for one or more. */
final class Literal {
  private static final long CASE_BIT = 0x20;

  private final byte[] lower;

  /** The first bytes as a word, the bits that count, and those that case is in. */
  private final long head;

  private final long headMask;
  private final long headCase;
  private final int headLength;

  Literal(String text) {
    lower = text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    headLength = Math.min(lower.length, Words.LENGTH);
    head = Words.upTo(lower, 0, headLength);
    headMask = headLength == 0 ? 0 : Words.mask(headLength);
    long letters = 0;
    for (int i = 0; i < headLength; i++) {
      letters |= Ascii.isLetter(lower[i]) ? CASE_BIT << (Byte.SIZE * i) : 0;
    }
    headCase = letters;
  }

  int length() {
    return lower.length;
  }

  /** What it begins with, in lower case; -1 if it is empty. */
  int first() {
    return lower.length == 0 ? -1 : lower[0];
  }

  /** Where it ends if it begins at {@code from}, else -1. */
  int end(byte[] bytes, int from, int to) {
    if (!Words.fits(bytes, from)) {
      return end(0, bytes, from, to);
    }
    long word = Words.at(bytes, from);
    long differs = ((word | headCase) ^ head) & headMask;
    if (differs == 0) {
      return end(headLength, bytes, from + headLength, to);
    }
    // Another blank than a literal's own may still be right.
    return Ascii.isBlank(bytes[from + Words.first(differs)]) ? end(0, bytes, from, to) : -1;
  }

  /** The same for what comes from {@code lower[first]} on. */
  private int end(int first, byte[] bytes, int from, int to) {
    int at = from;
    if (first > 0 && lower[first - 1] == ' ') {
      at = Ascii.skipBlanks(bytes, at, to);
    }
    for (int i = first; i < lower.length; i++) {
      if (at >= to) {
        return -1;
      }
      byte wanted = lower[i];
      int b = bytes[at++];
      if (wanted == ' ') {
        if (!Ascii.isBlank(b)) {
          return -1;
        }
        at = Ascii.skipBlanks(bytes, at, to);
      } else if (b != wanted && Ascii.lower(b) != wanted) {
        return -1;
      }
    }
    return at > to ? -1 : at;
  }
}

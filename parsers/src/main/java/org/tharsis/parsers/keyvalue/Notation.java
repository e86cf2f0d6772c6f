package org.tharsis.parsers.keyvalue;

import org.tharsis.parsers.text.Cursor;

/**
 * How a vendor writes pairs. What is no pair is passed over, and each byte is looked at twice at
 * most.
 */
public sealed interface Notation permits Words, Colons, Open, Separated {
  /** {@code key=value key="two words" key='two words'}; a backslash escapes a quote. */
  Notation WORDS = new Words(' ');

  /** The same, separated by commas: FortiGate's {@code set format csv}. */
  Notation COMMAS = new Words(',');

  /** {@code key:"value"; key::"value"}: Check Point. */
  Notation COLONS = new Colons();

  /** {@code key=two words key=value}: CEF, where a backslash escapes {@code =}. */
  Notation OPEN = new Open();

  /** {@code key=value} and what separates it from the next: LEEF. */
  static Notation separatedBy(char separator) {
    return new Separated(separator);
  }

  /** Reads the next pair; false if there is none. */
  boolean next(Cursor c, Pair into);
}

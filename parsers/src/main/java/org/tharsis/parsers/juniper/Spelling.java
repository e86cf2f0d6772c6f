package org.tharsis.parsers.juniper;

import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Names;

/** What Junos puts around names. */
final class Spelling {
  private static final String PREDEFINED = "junos-";

  private Spelling() {}

  /** {@code junos-https} is Junos' own https; what was recognised in the traffic is better. */
  static void service(Names names, byte[] bytes, int from, int to, EventDraft into) {
    int start = Ascii.isAt(bytes, from, to, PREDEFINED) ? from + PREDEFINED.length() : from;
    if (start < to) {
      into.putIfAbsent(Field.NETWORK_PROTOCOL, names.lowerCase(bytes, start, to));
    }
  }

  /** The end of {@code TCP port scan!} without the mark that text and structured data differ in. */
  static int withoutShout(byte[] bytes, int from, int to) {
    return to - from > 1 && bytes[to - 1] == '!' ? to - 1 : to;
  }
}

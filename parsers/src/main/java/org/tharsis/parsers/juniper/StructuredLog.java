package org.tharsis.parsers.juniper;

import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.parsers.keyvalue.KeyTable;
import org.tharsis.parsers.keyvalue.Notation;
import org.tharsis.parsers.keyvalue.PairReader;
import org.tharsis.parsers.keyvalue.Verdict;
import org.tharsis.parsers.text.Names;

/** {@code [junos@2636.1.1.1.2.129 name="value" ...]}. */
final class StructuredLog {
  private static final KeyTable<Part> KEYS =
      KeyTable.load(StructuredLog.class, "fields.txt", Part.class);

  /** UTF-8 of the quotation mark that some releases write around interface names. */
  private static final byte[] CURLY = {(byte) 0xe2, (byte) 0x80, (byte) 0x9d};

  private final Names names;
  private final PairReader<Part> pairs;

  StructuredLog(Names names) {
    this.names = names;
    this.pairs = new PairReader<>(KEYS, names);
  }

  void read(byte[] bytes, int from, int to, EventDraft into) {
    int end = bytes[to - 1] == ']' ? to - 1 : to;
    pairs.read(Notation.WORDS, bytes, from + 1, end, into);
    egress(bytes, into);
    named(bytes, into);
    if (pairs.has(Part.ICMP_TYPE) && isIcmp(into)) {
      pairs.put(Part.ICMP_TYPE, Field.NETWORK_ICMP_TYPE, into);
    }
    String url = pairs.text(Part.URL);
    String path = pairs.text(Part.OBJ);
    into.put(Field.URL_ORIGINAL, url != null && path != null ? url + path : url);
    String action = pairs.text(Part.ACTION);
    if (action != null) {
      Verdict.put(action, into);
    }
  }

  private void named(byte[] bytes, EventDraft into) {
    if (pairs.has(Part.SERVICE)) {
      Spelling.service(names, bytes, pairs.from(Part.SERVICE), pairs.to(Part.SERVICE), into);
    }
    if (pairs.has(Part.ATTACK)) {
      int end = Spelling.withoutShout(bytes, pairs.from(Part.ATTACK), pairs.to(Part.ATTACK));
      into.put(Field.RULE_NAME, names.of(bytes, pairs.from(Part.ATTACK), end));
    }
  }

  private void egress(byte[] bytes, EventDraft into) {
    int from = pairs.from(Part.DESTINATION_INTERFACE);
    int to = pairs.to(Part.DESTINATION_INTERFACE);
    if (isCurly(bytes, from, to) && isCurly(bytes, to - CURLY.length, to)) {
      from += CURLY.length;
      to -= CURLY.length;
    }
    if (from < to) {
      into.put(Field.OBSERVER_EGRESS_INTERFACE_NAME, names.of(bytes, from, to));
    }
  }

  private static boolean isCurly(byte[] bytes, int from, int to) {
    return to - from >= CURLY.length
        && bytes[from] == CURLY[0]
        && bytes[from + 1] == CURLY[1]
        && bytes[from + 2] == CURLY[2];
  }

  /** Denials of all protocols have an ICMP type. */
  private static boolean isIcmp(EventDraft into) {
    return into.get(Field.NETWORK_TRANSPORT) instanceof String transport
        && (transport.equals("icmp") || transport.equals("ipv6-icmp"));
  }
}

package org.tharsis.config;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;
import org.tharsis.model.NameSet;

/**
 * What a list's text says.
 *
 * @param header its header
 * @param addresses what is on it, if it is of addresses
 * @param ports what is on it, if it is of ports
 * @param names what is on it, if it is of names or users
 */
record ListText(ListHeader header, AddressSet addresses, Set<Long> ports, NameSet names) {

  /** A list of addresses as it is written, its blocks in order. */
  static String write(ListHeader header, AddressSet addresses) {
    StringBuilder text = new StringBuilder();
    say("source", header.source(), text);
    say("taken", header.taken(), text);
    say("good-for", header.goodFor() == null ? null : Notation.written(header.goodFor()), text);
    ListHeader.Fetch fetch = header.fetch();
    if (fetch != null) {
      say("checked", fetch.checked(), text);
      say("chosen", fetch.chosen(), text);
      say("etag", fetch.etag(), text);
      say("last-modified", fetch.modified(), text);
    }
    text.append("#\n");
    addresses.forEachBlock(block -> text.append(block).append('\n'));
    return text.toString();
  }

  private static void say(String key, @Nullable Object value, StringBuilder text) {
    if (value != null) {
      text.append("# ").append(key).append(": ").append(oneLine(value.toString())).append('\n');
    }
  }

  /** What a server sent may hold anything. */
  private static String oneLine(String value) {
    StringBuilder line = new StringBuilder();
    value.chars().filter(c -> c >= ' ' && c < 0x7f).forEach(c -> line.append((char) c));
    return line.toString();
  }
}

package org.tharsis.config;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Cidr;
import org.tharsis.model.IpAddress;

/** Reads the list {@code senders}; an entry with a mistake in its zone is left out. */
final class SendersReader {
  private final Set<Cidr> addresses = new HashSet<>();
  private final Set<String> hosts = new HashSet<>();

  List<SenderSettings> read(Section root) {
    List<SenderSettings> senders = new ArrayList<>();
    for (Section each : root.sections("senders")) {
      SenderSettings sender = sender(each);
      if (sender != null) {
        senders.add(sender);
      }
    }
    return senders;
  }

  private @Nullable SenderSettings sender(Section section) {
    List<Cidr> from = section.many("address", this::address);
    List<String> named = section.many("host", this::host);
    if (!section.has("address") && !section.has("host")) {
      section.mistake("address", "is missing; write address or host, or both");
    }
    ZoneId zone = section.one("timeZone", Notation::zone);
    if (!section.has("timeZone")) {
      section.mistake("timeZone", "is missing; write a zone, as Europe/Vienna");
    }
    section.refuseOthers();
    return zone == null ? null : new SenderSettings(from, named, zone);
  }

  private Cidr address(String text) {
    Cidr block = Cidr.parse(text);
    if (!addresses.add(block)) {
      throw twice(block.toString());
    }
    return block;
  }

  private String host(String text) {
    if (IpAddress.parse(text) != null) {
      throw new IllegalArgumentException("'%s' is no name; write it as address".formatted(text));
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("is empty; write a name, as asa-edge");
    }
    if (!hosts.add(text.toLowerCase(Locale.ROOT))) {
      throw twice(text);
    }
    return text;
  }

  private static IllegalArgumentException twice(String what) {
    return new IllegalArgumentException("%s is listed twice; cut one".formatted(what));
  }
}

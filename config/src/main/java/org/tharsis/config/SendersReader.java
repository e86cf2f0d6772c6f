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

/** Reads the list {@code senders}; an entry that says nothing, for a mistake, is left out. */
final class SendersReader {
  /** That of a label (RFC 1035, 2.3.4). */
  private static final int LONGEST_NAME = 63;

  private final Set<Cidr> addresses = new HashSet<>();
  private final Set<String> hosts = new HashSet<>();
  private final Set<String> names = new HashSet<>();

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
    String name = section.one("name", "", this::name);
    int rate = section.number("rate", 0, Limits.LINES_A_SECOND);
    boolean byAddress = section.has("name") || section.has("rate");
    if (!section.has("timeZone") && !byAddress) {
      section.mistake("timeZone", "is missing; write timeZone, name or rate");
    }
    if (byAddress && section.has("host") && !section.has("address")) {
      section.mistake("address", "is missing; name and rate hold for addresses, not for hosts");
    }
    section.refuseOthers();
    return zone == null && name.isEmpty() && rate == 0
        ? null
        : new SenderSettings(from, named, zone, name, rate);
  }

  /** It stands in accounts beside addresses, receivers and "others". */
  private String name(String text) {
    boolean plain =
        text.chars().allMatch(SendersReader::isNamePart) && !text.equalsIgnoreCase("others");
    if (text.isEmpty() || text.length() > LONGEST_NAME || !plain || IpAddress.parse(text) != null) {
      throw new IllegalArgumentException(
          "'%s' is no name; write up to %d letters, digits and -._, as fw-vienna"
              .formatted(text, LONGEST_NAME));
    }
    if (!names.add(text.toLowerCase(Locale.ROOT))) {
      throw twice(text);
    }
    return text;
  }

  private static boolean isNamePart(int c) {
    return Character.isLetterOrDigit(c) || "-._".indexOf(c) >= 0;
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

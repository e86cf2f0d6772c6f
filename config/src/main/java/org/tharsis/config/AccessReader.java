package org.tharsis.config;

import java.util.List;
import org.tharsis.model.Cidr;

/**
 * Reads whom a receiver listens to. A mistake in it lets nobody in whom it may have meant to bar.
 */
final class AccessReader {
  /** No sender has this address (RFC 1122, 3.2.1.3): a list of it alone lets in nobody. */
  private static final Cidr NOBODY = Cidr.parse("0.0.0.0/32");

  private AccessReader() {}

  static Access read(Section section) {
    List<Cidr> allow = allow(section);
    boolean asked = section.one("proxyProtocol", false, Notation::flag);
    boolean named = section.has("proxies");
    List<Cidr> proxies = section.many("proxies", Cidr::parse);
    if (asked && !named) {
      section.mistake("proxies", "is missing; name the relays whose PROXY header is believed");
    } else if (named && !asked) {
      section.mistake("proxies", "means nothing without proxyProtocol: true");
    }
    return new Access(allow, asked ? proxies : List.of());
  }

  /** Empty for everybody. */
  static List<Cidr> allow(Section section) {
    boolean blank = section.isBlank("allow");
    boolean given = section.has("allow") || blank;
    List<Cidr> allow = section.many("allow", Cidr::parse);
    if (blank) {
      section.mistake("allow", "is empty; name who may send, or cut it to allow everybody");
    }
    return given && allow.isEmpty() ? List.of(NOBODY) : allow;
  }
}

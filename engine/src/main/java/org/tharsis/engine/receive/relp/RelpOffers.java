package org.tharsis.engine.receive.relp;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a client offers when it opens a session: {@code NAME[=VALUE[,VALUE]…]} lines. */
final class RelpOffers {
  private RelpOffers() {}

  /** What keeps a session from being opened; empty for nothing. */
  static String refusal(byte[] data) {
    List<String> offers = new String(data, StandardCharsets.ISO_8859_1).lines().toList();
    if (offers.stream().noneMatch(offer -> offer.startsWith("relp_version="))) {
      return "the offer relp_version is missing";
    }
    boolean syslog =
        offers.stream()
            .filter(offer -> offer.startsWith("commands="))
            .flatMap(
                offer -> List.of(offer.substring("commands=".length()).split(",", -1)).stream())
            .anyMatch("syslog"::equals);
    return syslog ? "" : "required command syslog is not offered";
  }
}

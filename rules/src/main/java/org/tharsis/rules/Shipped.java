package org.tharsis.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rules that come with the product. */
public final class Shipped {
  /** Their ids, which are the interface; each is a file of this name. */
  private static final List<String> IDS =
      List.of(
          "beaconing",
          "coincident-hosts",
          "deny-flood",
          "device-silent",
          "dns-bypass",
          "host-sweep",
          "large-transfer",
          "port-scan",
          "sudden-increase",
          "tcp-connect-limit",
          "threat-list-contact");

  private Shipped() {}

  /** The rule book as it is shipped. */
  public static List<RuleSource> rules() {
    return IDS.stream().map(Shipped::rule).toList();
  }

  private static RuleSource rule(String id) {
    String file = "book/" + id + ".drl";
    try (InputStream in = Shipped.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from this build");
      }
      return new RuleSource(file, new String(in.readAllBytes(), StandardCharsets.UTF_8), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

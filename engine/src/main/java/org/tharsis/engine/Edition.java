package org.tharsis.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tharsis.config.Site;

/** Which settings, lists and rules hold: two sites of one edition give the same incidents. */
public final class Edition {
  private Edition() {}

  /** In hexadecimal digits. */
  public static String of(Site site) {
    MessageDigest digest = digest();
    take(digest, site.files().stamps().toString());
    for (BookFile file : SiteRules.files(site)) {
      take(digest, file.name());
      take(digest, file.source().text());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void take(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}

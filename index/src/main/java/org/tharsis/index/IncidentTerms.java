package org.tharsis.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.lucene.util.BytesRef;

/** What incidents are looked up by; keys come from log lines and may be of any length. */
final class IncidentTerms {
  private static final int MAX_BYTES = 1024;

  private IncidentTerms() {}

  static BytesRef id(String id) {
    return term(id);
  }

  static BytesRef ruleAndKey(String rule, String key) {
    return term(rule + '\0' + key);
  }

  private static BytesRef term(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return utf8.length <= MAX_BYTES ? new BytesRef(utf8) : new BytesRef(digest(utf8));
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

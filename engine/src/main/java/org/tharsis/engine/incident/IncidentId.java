package org.tharsis.engine.incident;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** An incident's id: short enough to type, the same in every run. */
final class IncidentId {
  private static final int DIGITS = 10; // of 36: 51 bits

  private IncidentId() {}

  static String of(String rule, String key, long start) {
    byte[] hash = sha256(rule + "\n" + key + "\n" + start);
    String digits = new BigInteger(1, hash).toString(36);
    return digits.substring(digits.length() - DIGITS);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}

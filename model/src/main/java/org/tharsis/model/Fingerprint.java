package org.tharsis.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells contents apart: a SHA-256, of which people compare the beginning. */
public final class Fingerprint {
  private static final int SHORT = 4;

  private final MessageDigest digest;

  public Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  /** Takes a text in; two are not the same as one that is both. */
  public Fingerprint add(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, utf8.length));
    digest.update(utf8);
    return this;
  }

  /** Takes the ranges of a set in, in whatever order they were written. */
  public Fingerprint add(AddressSet set) {
    set.forEachRange(
        (first, last) -> {
          add(first);
          add(last);
        });
    return add("");
  }

  /** Takes an address in. */
  public Fingerprint add(IpAddress address) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
    digest.update(bytes.putLong(0, address.high()).putLong(Long.BYTES, address.low()));
    return this;
  }

  /** Eight hexadecimal digits; nothing can be taken in behind it. */
  public String brief() {
    return HexFormat.of().formatHex(digest.digest(), 0, SHORT);
  }

  /** All 64 hexadecimal digits; nothing can be taken in behind it. */
  public String whole() {
    return HexFormat.of().formatHex(digest.digest());
  }
}

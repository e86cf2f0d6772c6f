package org.tharsis.engine.receive.intake;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * A number that stands for a line: one that is chosen with a secret of this process, so that no
 * sender can make two lines that have the same. One thread uses it.
 */
public final class LineDigest {
  private static final int SALT_BYTES = 16;

  private final MessageDigest sha = sha256();
  private final byte[] salt = new byte[SALT_BYTES];

  public LineDigest() {
    new SecureRandom().nextBytes(salt);
  }

  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  public long of(byte[] line, boolean truncated) {
    sha.update(salt);
    sha.update((byte) (truncated ? 1 : 0));
    return ByteBuffer.wrap(sha.digest(line)).getLong();
  }
}

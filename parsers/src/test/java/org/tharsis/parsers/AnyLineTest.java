package org.tharsis.parsers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Whatever comes: no exception, a time, and what is said is of the field's type. */
class AnyLineTest {
  private static final long SEED = 4226;
  private static final int ROUNDS = 60_000;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
  private final AnyLine line = new AnyLine();
  private final List<byte[]> golden =
      GoldenFiles.all().stream()
          .flatMap(log -> GoldenFiles.lines(log).stream())
          .map(line -> line.getBytes(StandardCharsets.UTF_8))
          .toList();

  @Test
  void mutatedLinesAreEvents() {
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = pick().clone();
      for (int changes = random.nextInt(4); changes >= 0 && bytes.length > 0; changes--) {
        bytes = mutated(bytes);
      }
      holds(bytes, round);
    }
  }

  @Test
  void everyBeginningOfALineIsAnEvent() {
    for (byte[] line : golden) {
      for (int length = 0; length <= line.length; length++) {
        holds(Arrays.copyOf(line, length), length);
      }
    }
  }

  @Test
  void garbageIsAnEvent() {
    for (int round = 0; round < ROUNDS / 4; round++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      holds(bytes, round);
    }
  }

  private byte[] pick() {
    return golden.get(random.nextInt(golden.size()));
  }

  private byte[] mutated(byte[] bytes) {
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> replaced(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
      case 2 -> replaced(bytes, at, Math.min(bytes.length, at + random.nextInt(9)), new byte[0]);
      case 3 -> replaced(bytes, at, at, slice(pick()));
      default ->
          replaced(
              bytes,
              at,
              at + 1,
              new byte[] {(byte) " :/()[]\"\\{}<>%-,9".charAt(random.nextInt(17))});
    };
  }

  private byte[] slice(byte[] bytes) {
    int from = random.nextInt(bytes.length);
    return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(40)));
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
    byte[] result = new byte[bytes.length - (to - from) + by.length];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(by, 0, result, from, by.length);
    System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
    return result;
  }

  private void holds(byte[] bytes, int round) {
    line.holds(bytes, "seed " + SEED + ", round " + round);
  }
}

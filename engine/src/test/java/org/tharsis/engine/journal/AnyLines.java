package org.tharsis.engine.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Origin;

/** Lines of any bytes, from any sender, at any time. */
final class AnyLines {
  private static final List<String> RECEIVERS =
      List.of("udp:5514", "tcp:5514", "", "büro-west", "r".repeat(255));

  private final Random random;

  AnyLines(long seed) {
    random = new Random(seed);
  }

  Random random() {
    return random;
  }

  /** From none to so many lines, each of less than so many bytes. */
  List<Received> batch(int most, int bytes) {
    List<Received> batch = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      batch.add(line(bytes));
    }
    return batch;
  }

  Received line(int bytes) {
    byte[] line = new byte[random.nextInt(bytes)];
    random.nextBytes(line);
    if (random.nextInt(8) == 0) {
      Arrays.fill(line, (byte) 0);
    }
    long series = random.nextInt(3) == 0 ? random.nextLong() : 0;
    return new Received(line, random.nextInt(9) == 0, origin(), arrived(), series);
  }

  private Origin origin() {
    String receiver = RECEIVERS.get(Math.min(4, (int) Math.abs(random.nextGaussian() * 1.5)));
    return switch (random.nextInt(5)) {
      case 0 -> new Origin(receiver, null);
      case 1 -> new Origin(receiver, IpAddress.of(0x20010db8L << 32, random.nextInt(400)));
      case 2 -> new Origin(receiver, IpAddress.v4(random.nextInt()));
      default -> new Origin(receiver, IpAddress.v4(0xc0000200 + random.nextInt(256)));
    };
  }

  private long arrived() {
    return random.nextInt(20) == 0
        ? random.nextLong()
        : 1_795_000_000_000L + random.nextInt(86_400_000);
  }

  /** A line of this text. */
  static Received of(String text) {
    return new Received(
        text.getBytes(StandardCharsets.UTF_8),
        false,
        new Origin("udp:5514", IpAddress.v4(0xc0000207)),
        1_795_000_000_000L);
  }
}

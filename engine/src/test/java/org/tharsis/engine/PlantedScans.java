package org.tharsis.engine;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Lines of a firewall, each of a time and a number of its own, in which sources scan a host or
 * sweep a network one after the other.
 */
record PlantedScans(int lines, long seed) {
  static final long BEGIN = Instant.parse("2026-11-21T08:00:00Z").toEpochMilli();

  private static final long STEP_MILLIS = 250;
  private static final int SOURCES = 24;

  /** The time of this line, milliseconds since the epoch. */
  static long time(int line) {
    return BEGIN + line * STEP_MILLIS;
  }

  String line(int number) {
    Random random = new Random(seed * 31 + number);
    String head = "%s asa-edge : ".formatted(Instant.ofEpochMilli(time(number)));
    int source = (int) ((long) number * SOURCES / lines); // two at a time
    return switch (random.nextInt(6)) {
      case 0 -> "<164>" + head + scan(source, number, random);
      case 1 -> "<164>" + head + scan(Math.max(0, source - 1), number, random);
      default -> "<166>" + head + built(number, random);
    };
  }

  private static String scan(int source, int number, Random random) {
    boolean sweep = source % 3 == 2;
    String to = sweep ? "10.0.7." + random.nextInt(250) : "10.0.0.5";
    int port = sweep ? 445 : 1 + random.nextInt(900);
    return ("%%ASA-4-106023: Deny tcp src outside:203.0.113.%d/40000 dst inside:%s/%d by"
            + " access-group \"outside_in\" [0x%x, 0x0]")
        .formatted(source + 1, to, port, number);
  }

  private static String built(int number, Random random) {
    int port = 1024 + random.nextInt(60_000);
    String from = "198.51.100.%d/%d".formatted(1 + random.nextInt(200), port);
    return ("%%ASA-6-302013: Built inbound TCP connection %d for outside:%s (%s) to"
            + " inside:10.0.0.%d/443 (10.0.0.9/443)")
        .formatted(100_000 + number, from, from, 1 + random.nextInt(50));
  }

  List<String> all() {
    return IntStream.range(0, lines).mapToObj(this::line).toList();
  }
}

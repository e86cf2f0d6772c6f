package org.tharsis.bench;

import java.util.random.RandomGenerator;

/** Who may stand in a line, and what else changes from one to the next. */
final class Hosts {
  private final RandomGenerator random;
  private int session = 20_000;

  Hosts(RandomGenerator random) {
    this.random = random;
  }

  String inside() {
    return "10.1." + upTo(16) + "." + (1 + upTo(250));
  }

  String outside() {
    return "198.18." + upTo(64) + "." + upTo(256);
  }

  int ephemeral() {
    return 1024 + upTo(64_000);
  }

  /** A number that no other line has. */
  int session() {
    return session++;
  }

  /** From 0 to one less than {@code bound}. */
  int upTo(int bound) {
    return random.nextInt(bound);
  }

  String stamp() {
    return "Mar  2 08:%02d:%02d".formatted(upTo(60), upTo(60));
  }
}

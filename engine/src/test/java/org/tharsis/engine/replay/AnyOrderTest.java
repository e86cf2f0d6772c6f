package org.tharsis.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.engine.SiteFolder;
import org.tharsis.model.Incident;

/** Lines that come up to two seconds late give the incidents that they give in order. */
class AnyOrderTest {
  private static final int LATENESS = 2_000;

  private record Timed(long millis, String line) {}

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aLittleLateIsInTime(long seed) throws Exception {
    Random random = new Random(seed);
    List<Timed> lines = lines(random);
    List<Incident> sorted = incidents("sorted", lines);
    List<Incident> shuffled = incidents("shuffled", shuffled(lines, random));
    assertThat(sorted).as("seed %d", seed).hasSizeGreaterThan(5);
    assertThat(shuffled).as("seed %d", seed).isEqualTo(sorted);
  }

  /** Scans, sweeps and floods among each other; no two lines at the same time. */
  private static List<Timed> lines(Random random) {
    List<Timed> lines = new ArrayList<>();
    long millis = 0;
    for (int i = 0; i < 4_000; i++) {
      millis += 1 + random.nextInt(60);
      String from = "203.0.113." + random.nextInt(8);
      String to = "10.0.0." + (from.endsWith("3") ? random.nextInt(60) : 1);
      int port = from.endsWith("3") ? 445 : 1 + random.nextInt(1_000);
      lines.add(new Timed(millis, Dated.deny(millis, from, to, port)));
    }
    return lines;
  }

  private static List<Timed> shuffled(List<Timed> lines, Random random) {
    record Arrival(long at, Timed line) {}
    return lines.stream()
        .map(line -> new Arrival(line.millis() + random.nextInt(LATENESS), line))
        .sorted(Comparator.comparingLong(Arrival::at))
        .map(Arrival::line)
        .toList();
  }

  /** The incidents without the places of their lines, which are others in another order. */
  private List<Incident> incidents(String name, List<Timed> lines) throws IOException {
    SiteFolder site = new SiteFolder(directory.resolve(name));
    List<String> texts = lines.stream().map(Timed::line).toList();
    return new Replays(site.site())
        .file(name, texts).run().incidents().stream().map(AnyOrderTest::withoutPlaces).toList();
  }

  private static Incident withoutPlaces(Incident of) {
    return new Incident(
        of.id(),
        of.rule(),
        of.key(),
        of.start(),
        of.first(),
        of.last(),
        of.count(),
        of.parties(),
        of.reasons(),
        List.of(),
        of.severity(),
        of.related(),
        of.bases(),
        of.decision());
  }
}

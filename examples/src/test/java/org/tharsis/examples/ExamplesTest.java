package org.tharsis.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example gives the incidents that stand beside its settings, byte for byte: for {@code
 * x.yaml} those in {@code x.incidents.jsonl}.
 */
class ExamplesTest {
  private static final String EXPECTED = ".incidents.jsonl";

  static List<Path> expectations() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(""), 2)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(EXPECTED)).sorted().toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }

  @ParameterizedTest
  @MethodSource("expectations")
  void givesItsIncidents(Path expected) throws IOException {
    String variant = expected.getFileName().toString().replace(EXPECTED, ".yaml");
    CommandLine replay =
        CommandLine.run(
            "replay", "--json", "--config", expected.resolveSibling(variant), log(expected));
    assertThat(replay.exitCode()).isZero();
    assertThat(replay.output()).isEqualTo(Files.readString(expected));
  }

  /** A long one is packed. */
  private static Path log(Path expected) {
    Path plain = expected.resolveSibling("events.log");
    return Files.exists(plain) ? plain : expected.resolveSibling("events.log.gz");
  }

  @ParameterizedTest
  @MethodSource("expectations")
  void isARightSiteOnItsDay(Path expected) throws IOException {
    String variant = expected.getFileName().toString().replace(EXPECTED, ".yaml");
    String first = Files.readString(expected).split("\"first\":\"", 2)[1];
    String day = first.substring(0, "2013-06-04".length());
    CommandLine check =
        CommandLine.run("check", "--on", day, "--config", expected.resolveSibling(variant));
    assertThat(check.output()).contains(" is right; ");
    assertThat(check.exitCode()).isZero();
  }
}

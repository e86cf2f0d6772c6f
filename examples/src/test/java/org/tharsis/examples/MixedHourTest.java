package org.tharsis.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.examples.hour.MixedHour;

/**
 * Every attack in an hour of bustle is found, and nothing else is raised; whatever the dice say of
 * who does what when.
 */
class MixedHourTest {
  private static final Path SITE = Path.of("mixed-hour");
  private static final int LOG_SEED = 1;

  private static final Pattern INCIDENT =
      Pattern.compile(
          "\"rule\":\\{\"id\":\"([^\"]*)\".*?\"severity\":\"([^\"]*)\".*?\"count\":([0-9]+).*?\"source\":\\{\"ip\":\\[([^]]*)]"
              + ".*?\"host\":\\{\"name\":\\[([^]]*)].*?\"observer\":\\{\"name\":\\[([^]]*)]");

  /** Rule, severity, events, and whose it is: sources, else hosts, else devices. */
  private static final List<String> PLANTED =
      List.of(
          "audit-log-cleared red 1 files1",
          "beaconing yellow 59 10.20.1.102",
          "brute-force-success red 17 10.20.1.88",
          "coincident-hosts red 26 10.20.3.14 10.20.3.15 10.20.3.16",
          "deny-flood yellow 180 10.20.1.48",
          "device-admin red 6 10.20.1.47",
          "device-silent yellow 256 10.22.1.7",
          "device-trouble yellow 1 fw-main",
          "distributed-deny yellow 70 70 of them",
          "dns-bypass yellow 1 10.20.1.44",
          "egress-violation yellow 1 10.20.1.44",
          "egress-violation yellow 1 10.20.1.45",
          "exploit-then-callback red 2 10.20.20.80 203.0.113.66",
          "host-sweep red 24 10.20.3.11",
          "host-sweep yellow 40 203.0.113.203",
          "icmp-sweep green 40 203.0.113.204",
          "large-transfer yellow 11 10.20.1.77",
          "password-spray red 26 10.20.1.99",
          "port-scan yellow 30 203.0.113.202",
          "port-scan yellow 60 203.0.113.201",
          "smb-lateral red 30 10.20.1.250",
          "spam-source red 44 10.20.1.66",
          "spoofed-source yellow 6 10.20.9.9 10.20.9.10 10.20.9.11 10.20.9.12 10.20.9.13 10.20.9.14",
          "tcp-connect-limit green 1 xp-03",
          "tcp-connect-limit green 2 xp-04",
          "tcp-connect-limit yellow 2 xp-05",
          "tcp-connect-limit yellow 2 xp-06",
          "threat-list-contact red 1 10.20.1.46",
          "vpn-brute-force red 28 203.0.113.205",
          "worm-propagation red 25 10.20.1.53 10.20.3.11");

  @TempDir private Path temporary;

  @ParameterizedTest
  @ValueSource(longs = {LOG_SEED, 2, 3})
  void everyAttackIsFoundAndNothingElse(long seed) throws IOException {
    Path log = Files.write(temporary.resolve("events.log"), MixedHour.log(seed));
    CommandLine replay =
        CommandLine.run("replay", "--json", "--config", SITE.resolve("tharsis.yaml"), log);
    assertThat(replay.exitCode()).isZero();
    assertThat(replay.output().lines().map(MixedHourTest::summed))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(PLANTED);
  }

  private static String summed(String json) {
    Matcher incident = INCIDENT.matcher(json);
    assertThat(incident.find()).as(json).isTrue();
    String who = incident.group(4);
    if (who.isEmpty()) {
      who = incident.group(incident.group(5).isEmpty() ? 6 : 5);
    }
    List<String> all = List.of(who.replace("\"", "").split(","));
    return "%s %s %s %s"
        .formatted(
            incident.group(1),
            incident.group(2),
            incident.group(3),
            all.size() > 6 ? all.size() + " of them" : String.join(" ", all));
  }

  @Test
  void theLogThatIsKeptIsOneOfThem() throws IOException {
    byte[] packed = Files.readAllBytes(SITE.resolve("events.log.gz"));
    try (GZIPInputStream log = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      assertThat(log.readAllBytes()).isEqualTo(MixedHour.log(LOG_SEED));
    }
  }
}

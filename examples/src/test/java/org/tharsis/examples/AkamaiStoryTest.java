package org.tharsis.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story Tharsis exists for, told with the commands its user has. */
class AkamaiStoryTest {
  private static final Path STORY = Path.of("akamai-4226");
  private static final Path EVENTS = STORY.resolve("events.log");
  private static final Path WITH_LIST = STORY.resolve("tharsis.yaml");
  private static final Path WITHOUT_LIST = STORY.resolve("without-list.yaml");

  @TempDir private Path data;

  private String run(String command, Object... words) {
    Object[] all = new Object[words.length + 3];
    all[0] = command;
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--data";
    all[words.length + 2] = data;
    CommandLine done = CommandLine.run(all);
    assertThat(done.exitCode()).as("%s", (Object) done.output()).isZero();
    return done.output();
  }

  private String incidentTo(String destination) {
    return run("incidents", "--json")
        .lines()
        .filter(line -> line.contains(destination))
        .map(line -> line.substring("{\"id\":\"".length(), line.indexOf("\",")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theIncidentHasEveryRawLineBehindIt() {
    run("replay", "--config", WITHOUT_LIST, EVENTS);
    CommandLine shown =
        CommandLine.run("incidents", "show", incidentTo("96.6.123.83"), "--data", data);
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.output().lines().filter(line -> line.contains("96.6.123.83")).count())
        .as("thirty connections, and the two lines that sum the incident up")
        .isEqualTo(32);
    assertThat(
            shown.output().lines().filter(line -> line.contains("4226") && line.contains("TCP/IP")))
        .hasSize(3);
    assertThat(shown.output())
        .contains("xp-anna, xp-bert, xp-carla", "asa-edge", "ns-branch", "in 3 s");
  }

  @Test
  void withTheListTheEventsCanBeFoundAndTheHitCountSaysWhy() {
    run("replay", "--config", WITH_LIST, EVENTS);
    assertThat(run("incidents", "--json")).doesNotContain("96.6.123.83").contains("203.0.113.66");
    assertThat(run("search", "dst:96.6.0.0/15 act:*", "--count").strip()).isNotEqualTo("0");
    String hidden = run("search", "exclusion:akamai", "--count").strip();
    assertThat(run("exclusions", "list", "--json", "--config", WITH_LIST))
        .contains("\"id\":\"akamai\"", "\"hits\":" + hidden + ",");
    assertThat(run("search", "exclusion:akamai AND code:302013 AND dst:96.6.123.83", "--count"))
        .isEqualToIgnoringNewLines("20");
  }

  @Test
  void replayedOnceMoreTheHitsAreTheSame() {
    run("replay", "--config", WITH_LIST, EVENTS);
    String once = run("exclusions", "list", "--json", "--config", WITH_LIST);
    run("replay", "--config", WITH_LIST, EVENTS);
    assertThat(run("exclusions", "list", "--json", "--config", WITH_LIST)).isEqualTo(once);
  }

  @Test
  void replayedOnceMoreNothingIsDoubledAndWhatWasDecidedHolds() {
    run("replay", "--config", WITHOUT_LIST, EVENTS);
    String all = run("search", "--count");
    String id = incidentTo("96.6.123.83");
    assertThat(
            CommandLine.run(
                    "incidents",
                    "close",
                    id,
                    "--as",
                    "false-positive",
                    "--why",
                    "a page",
                    "--data",
                    data)
                .exitCode())
        .isZero();
    run("replay", "--config", WITHOUT_LIST, EVENTS);
    assertThat(run("search", "--count")).isEqualTo(all);
    assertThat(run("incidents", "--json").lines())
        .hasSize(2)
        .anyMatch(line -> line.contains(id) && line.contains("\"status\":\"false-positive\""));
    CommandLine.run("incidents", "reopen", id, "--data", data);
    assertThat(run("incidents", "--json")).doesNotContain("false-positive");
  }
}

package org.tharsis.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tharsis exclusions …} as its users have it: how one goes through its states. */
class ExclusionCommandsTest extends ExclusionSite {
  private static final String ME = System.getProperty("user.name");

  /** Time, who, how and which, without the first. */
  private List<String> logged(Object... words) {
    return exclusions(Stream.concat(Stream.of("log"), Arrays.stream(words)).toArray())
        .lines()
        .stream()
        .map(line -> line.startsWith(" ") ? line : line.substring(line.indexOf("Z  ") + 3))
        .toList();
  }

  @Test
  void everyKeyCanBeGiven() throws IOException {
    site.with("lists/web.txt", "# kind: ports\n80\n443\n");
    Ran ran =
        add(
            "all",
            "--state",
            "shadow",
            "--action",
            "quiet",
            "--source",
            "10.1.1.1,10.1.2.0/24",
            "--source",
            "inside",
            "--destination",
            "192.0.2.7",
            "--address",
            "10.0.0.0/8",
            "--port",
            "list web",
            "--protocol",
            "tcp",
            "--code",
            "106023",
            "--device",
            "fw1,fw2",
            "--user",
            "EXAMPLE\\anna",
            "--direction",
            "outbound",
            "--time",
            "mon-fri 22:00-06:00,sat",
            "--ticket",
            "CH 4711",
            "--rule",
            "port-scan");
    assertThat(ran.errors()).isEmpty();
    assertThat(file())
        .isEqualTo(
            """
            - id: all
              state: shadow
              action: quiet
              source: [10.1.1.1, 10.1.2.0/24, inside]
              destination: 192.0.2.7
              address: 10.0.0.0/8
              port: "list web"
              protocol: tcp
              code: 106023
              device: [fw1, fw2]
              user: "EXAMPLE\\\\anna"
              direction: outbound
              time: ["mon-fri 22:00-06:00", sat]
              rule: port-scan
              owner: anna
              reason: "why not"
              ticket: "CH 4711"
              created: %s
              ends: %s
            """
                .formatted(today, ends));
    assertThat(exclusions("list").lines())
        .containsExactly(
            "all  quiet  shadow  source in 10.1.1.1 or 10.1.2.0/24 or inside, destination in"
                + " 192.0.2.7, address in 10.0.0.0/8, port 80 or 443, protocol tcp, code 106023,"
                + " device fw1 or fw2, user example\\anna, direction outbound, time mon-fri"
                + " 22:00-06:00 or sat, rule port-scan",
            "    hits 0, the latest never",
            "    anna from %s until %s: why not (CH 4711)".formatted(today, ends));
  }

  @ParameterizedTest
  @CsvSource({
    "proposed, shadow,   shadow",
    "proposed, activate, active",
    "proposed, end,      ended",
    "shadow,   propose,  proposed",
    "shadow,   activate, active",
    "active,   shadow,   shadow",
    "active,   end,      ended",
    "shadow,   end,      ended",
  })
  void stepsThatCanBeTaken(String from, String command, String to) throws IOException {
    add("web", "--port", "80", "--state", from);
    Ran ran = exclusions(command, "web");
    assertThat(ran.errors()).isEmpty();
    assertThat(ran.output()).isEqualToIgnoringNewLines("web is " + to);
    assertThat(file()).contains("  state: " + to + "\n");
    assertThat(logged("web")).contains(ME + "  exclusions " + command + "  web");
  }

  @Test
  void whatHasEndedIsRenewedAsItWas() throws IOException {
    add("web", "--port", "80", "--state", "shadow");
    exclusions("end", "web");
    LocalDate later = today.plusDays(200);
    Ran ran = exclusions("renew", "web", "--ends", later, "--reason", "once more");
    assertThat(ran.errors()).isEmpty();
    assertThat(ran.output()).isEqualToIgnoringNewLines("web is shadow until " + later);
    assertThat(file()).contains("state: shadow", "ends: " + later, "reason: \"once more\"");
    assertThat(exclusions("renew", "web", "--ends", "soon").errors()).contains("ends: 'soon'");
  }

  @Test
  void withoutAPastItIsProposed() throws IOException {
    site.exclusion("web", "state: ended", "port: 80");
    exclusions("renew", "web", "--ends", ends);
    assertThat(file()).contains("state: proposed", "ends: " + ends).doesNotContain("created");
  }

  @Test
  void whoseLastDayIsOverHasEnded() throws IOException {
    String entry = "- {id: %s, port: %d, owner: anna, reason: why, ends: %s}\n";
    site.with(
        "exclusions.yaml",
        entry.formatted("old", 1, "2020-01-01") + entry.formatted("new", 2, ends));
    assertThat(exclusions("list", "--state", "ended").lines())
        .hasSize(3)
        .first()
        .isEqualTo("old  store  ended  port 1");
    assertThat(exclusions("list", "--state", "active", "--json").lines())
        .containsExactly(
            "{\"id\":\"new\",\"action\":\"store\",\"state\":\"active\",\"criteria\":[\"port 2\"],"
                + "\"owner\":\"anna\",\"reason\":\"why\",\"ends\":\"%s\",\"hits\":0,\"shadow\":0,\"quieted\":0}"
                    .formatted(ends));
    assertThat(exclusions("shadow", "old").errors()).contains("old has ended");
    assertThat(exclusions("renew", "old", "--ends", ends).output()).contains("old is active");
  }

  @Test
  void everyChangeIsInTheLog() throws IOException {
    site.exclusion("by-hand", "port: 9100");
    add("web", "--port", "80");
    exclusions("shadow", "web");
    exclusions("remove", "web");
    String owner = Files.getOwner(site.file("exclusions.yaml")).getName();
    assertThat(logged().subList(0, 6))
        .containsExactly(
            owner + "  by hand  by-hand",
            "    + id: by-hand",
            "    + port: 9100",
            "    + owner: anna",
            "    + reason: \"a test\"",
            "    + ends: 2099-12-31");
    assertThat(logged("web"))
        .contains(ME + "  exclusions add  web", "    + port: 80")
        .containsSubsequence(ME + "  exclusions shadow  web", "    + state: shadow")
        .containsSubsequence(ME + "  exclusions remove  web", "    - port: 80");
    assertThat(exclusions("log", "web", "--json").lines())
        .hasSize(3)
        .allMatch(line -> line.contains("\"id\":\"web\",\"before\":"));
    assertThat(exclusions("log", "wbe").errors())
        .isEqualToIgnoringNewLines("nothing is written down of 'wbe'");
  }

  @Test
  void aLogThatWasChangedIsSaid() throws IOException {
    add("web", "--port", "80");
    exclusions("shadow", "web");
    Path log = directory.resolve("data/audit/exclusions.jsonl");
    Files.writeString(log, Files.readString(log).replaceFirst(ME, "mallory"));
    Ran ran = exclusions("log");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.errors()).contains("exclusions.jsonl:2: does not follow");
  }

  @Test
  void whatOneHidesIsCounted() throws IOException {
    added("scanner", "--source", "192.0.2.9");
    site.replay("scan.log", StoredSite.scan("192.0.2.9", 20));
    assertThat(site.run("incidents").output()).isEqualToIgnoringNewLines("no incidents");
    assertThat(exclusions("list").output())
        .contains("scanner  store  active  source in 192.0.2.9", "hits 20,");
    assertThat(site.run("search", "exclusion:scanner", "--count").output())
        .isEqualToIgnoringNewLines("20");
    assertThat(exclusions("remove", "scanner").exitCode()).isZero();
    assertThat(exclusions("list").output()).isEmpty();
  }

  @Test
  void theDataDirectoryIsMade() {
    Object[] words = {
      "exclusions",
      "add",
      "web",
      "--port",
      "80",
      "--owner",
      "a",
      "--reason",
      "b",
      "--ends",
      ends,
      "--config",
      site.file("tharsis.yaml"),
      "--data",
      directory.resolve("new")
    };
    assertThat(Ran.tharsis(words).exitCode()).isZero();
    assertThat(directory.resolve("new/audit/exclusions.jsonl")).exists();
  }

  @Test
  void whatAnAttackerWroteIsShownEscaped() throws IOException {
    site.with(
        "exclusions.yaml",
        "- {id: x, port: 1, owner: \"a\\e[2J\", reason: \"b\\nc\", ends: 2099-12-31}\n");
    assertThat(exclusions("end", "x").errors()).isEmpty();
    assertThat(exclusions("log").output() + exclusions("list").output()).doesNotContain("\u001b");
  }
}

package org.tharsis.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rules why-not} on what replays have stored. */
class RulesWhyNotTest {
  private static final String AT = "2026-11-21T10:00:10";

  @TempDir private Path directory;
  @TempDir private Path data;
  private StoredSite site;

  @BeforeEach
  void aSite() throws IOException {
    site = new StoredSite(directory, data);
  }

  private Ran whyNot(Object... words) {
    Object[] all = new Object[words.length + 5];
    System.arraycopy(new Object[] {"rules", "why-not", "port-scan", "--at", AT}, 0, all, 0, 5);
    System.arraycopy(words, 0, all, 5, words.length);
    return site.run(all);
  }

  @Test
  void fourteenOfFifteen() throws IOException {
    site.replay(
        "a.log",
        StoredSite.scan("192.0.2.9", 14)
            + "<166>Nov 21 2026 10:00:20 fw1 : %ASA-6-302013: Built inbound TCP connection 7 for"
            + " outside:192.0.2.9/4000 (192.0.2.9/4000) to inside:10.0.0.5/80 (10.0.0.5/80)\n"
            + StoredSite.deny("10:00:21", "192.0.2.1", 99));
    Ran ran = whyNot("--source", "192.0.2.9");
    assertThat(ran.errors()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lines())
        .startsWith(
            "port-scan, source 192.0.2.9, from 2026-11-21T09:30:10.000Z to"
                + " 2026-11-21T10:30:10.000Z",
            "15 events looked at, of 16 in all that it went through",
            "         1 fail at     denied",
            "        14 hold up to  distinct( destination.port ).per( source.ip, destination.ip )"
                + ".within( 30m ) >= 15; at most 14 of 15",
            "nearest:")
        .contains("behind the nearest, at 2026-11-21T10:00:13.000Z, 14 events:");
    assertThat(ran.lines().get(5))
        .startsWith("  14 of 15  2026-11-21T10:00:13.000Z fw1 106023 ")
        .contains("192.0.2.9 port 4000 -> 10.0.0.5 port 33");
    assertThat(whyNot("--source", "192.0.2.9", "--json").output())
        .contains(
            "\"events\":15,\"all\":16",
            "{\"condition\":\"denied\",\"failed\":1}",
            "\"value\":14,\"wanted\":15");
  }

  @Test
  void aPlainConditionThatFailsShowsItsValue() throws IOException {
    site.with("rules/telnet.drl", StoredSite.rule("telnet", "denied, destination.port == 23"));
    site.replay("a.log", StoredSite.deny("10:00:00", "192.0.2.9", 22));
    Ran ran = site.run("rules", "why-not", "telnet", "--source", "192.0.2.9", "--at", AT);
    assertThat(ran.lines())
        .contains("         1 fail at     destination.port == 23")
        .anyMatch(line -> line.startsWith("  destination.port 22  2026-11-21T10:00:00.000Z"));
  }

  @Test
  void whatWasFoundIsNamed() throws IOException {
    Ran replay = site.replay("a.log", StoredSite.scan("192.0.2.9", 15));
    String id = replay.output().substring(0, 10);
    assertThat(whyNot("--source", "192.0.2.9").lines())
        .contains(
            "         1 hold all of it: the rule did find something", "           incident " + id);
  }

  @Test
  void whatIsNotStoredIsSaid() throws IOException {
    site.with("tharsis.yaml", "rules: {disabled: [port-scan]}\n");
    site.replay("a.log", StoredSite.scan("192.0.2.9", 15));
    assertThat(whyNot("--source", "192.0.2.9").lines())
        .contains(
            "the site disables this rule, so it raises nothing; if it did not:",
            "         1 hold all of it: the rule did find something, were it not disabled")
        .anyMatch(line -> line.contains("no incident of key 192.0.2.9 is stored"));
  }

  @Test
  void whatAnExclusionHidIsSaid() throws IOException {
    site.exclusion("scanner", "source: 192.0.2.9", "rule: port-scan");
    site.replay("a.log", StoredSite.scan("192.0.2.9", 15));
    assertThat(whyNot("--source", "192.0.2.9").lines())
        .contains(
            "           hidden by exclusion scanner: source in 192.0.2.9, rule port-scan"
                + " (anna until 2099-12-31: a test)");
    site.exclusion("scanner", "source: 192.0.2.9");
    assertThat(whyNot("--source", "192.0.2.9").lines())
        .contains(
            "        15 are kept from every rule by exclusion scanner: source in 192.0.2.9"
                + " (anna until 2099-12-31: a test)");
  }

  @Test
  void whereNobodyWasTheNearestTimeIsSaid() throws IOException {
    site.replay(
        "a.log",
        StoredSite.deny("01:00:00", "192.0.2.9", 22)
            + StoredSite.deny("02:00:00", "192.0.2.9", 22)
            + StoredSite.deny("20:00:00", "192.0.2.9", 22));
    assertThat(whyNot("--source", "192.0.2.9").lines())
        .contains("there is no event of source 192.0.2.9 in that time")
        .anyMatch(line -> line.startsWith("the last before it   2026-11-21T02:00:00.000Z"))
        .anyMatch(line -> line.startsWith("the first after it   2026-11-21T20:00:00.000Z"));
    assertThat(whyNot("--source", "192.0.2.8", "--device", "fw1").lines())
        .contains(
            "there is no event of source 192.0.2.8, device fw1 in that time",
            "nor in all of the index");
    assertThat(whyNot("--source", "192.0.2.9", "--around", "9h").output())
        .contains("1 event looked at");
  }

  /** Whoever writes log lines may name a device or a user as he likes. */
  @Test
  void namesAreTakenAsTheyAre() throws IOException {
    site.replay("a.log", StoredSite.deny("02:00:00", "192.0.2.9", 22).replace("fw1", "f\"w\\1"));
    assertThat(whyNot("--device", "F\"W\\1").exitCode()).isZero();
    assertThat(whyNot("--user", "\u001b[31mroot\" OR *").output())
        .contains("user \\x1b[31mroot\" OR *")
        .doesNotContain("\u001b");
  }

  @Test
  void mistakesSayWhatIsRight() throws IOException {
    site.replay("a.log", StoredSite.scan("192.0.2.9", 1));
    assertThat(whyNot().errors()).contains("say whose events are meant: --source,");
    assertThat(whyNot("--source", "fw1").errors())
        .contains("--source takes an IP address, as 10.1.1.7 or 2001:db8::7; 'fw1' is none");
    assertThat(whyNot("--source", "192.0.2.9", "--around", "x").errors())
        .contains("'x' is no duration");
    Ran time = site.run("rules", "why-not", "port-scan", "--source", "192.0.2.9", "--at", "noon");
    assertThat(time.exitCode()).isEqualTo(1);
    assertThat(time.errors()).contains("'noon' is no time; write 2026-11-21");
    assertThat(Ran.tharsis("rules", "why-not", "port-scan").exitCode()).isEqualTo(2);
  }
}

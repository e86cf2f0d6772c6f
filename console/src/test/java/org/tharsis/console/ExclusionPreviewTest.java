package org.tharsis.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code exclusions preview} and {@code suggest}, and what closing says of them. */
class ExclusionPreviewTest {
  private static final Object[] ALL = {"--from", "2026-11-01"};

  @TempDir private Path directory;
  @TempDir private Path data;
  private StoredSite site;

  @BeforeEach
  void aSite() throws IOException {
    site = new StoredSite(directory, data);
    site.replay(
        "scans.log",
        StoredSite.scan("192.0.2.9", 16)
            + StoredSite.scan("192.0.2.130", 20)
            + StoredSite.scan("203.0.113.5", 16));
  }

  private Ran preview(Object... words) {
    Object[] all = new Object[words.length + 4];
    all[0] = "exclusions";
    all[1] = "preview";
    System.arraycopy(words, 0, all, 2, words.length);
    System.arraycopy(ALL, 0, all, words.length + 2, 2);
    return site.run(all);
  }

  private String incident(String source) {
    return site.run("incidents").lines().stream()
        .filter(line -> line.contains("from " + source + " "))
        .findFirst()
        .orElseThrow()
        .substring(0, 10);
  }

  private void close(String source, String as, String why) {
    assertThat(
            site.run("incidents", "close", incident(source), "--as", as, "--why", why).exitCode())
        .isZero();
  }

  @Test
  void itSaysWhatWouldBeGone() {
    close("192.0.2.9", "false-positive", "our own scanner");
    close("192.0.2.130", "resolved", "was real");
    Ran ran = preview("--source", "192.0.2.0/24");
    assertThat(ran.errors()).isEmpty();
    assertThat(ran.lines())
        .contains(
            "covers 36 of 52 events (69.2 %)",
            "  day       2026-11-21  36",
            "  source   192.0.2.130  20",
            "  source     192.0.2.9  16",
            "  rule       port-scan  36",
            "addresses: source in 192.0.2.0/24: 256 IPv4, 0 of them inside",
            "of 3 incidents, with an event in that time:",
            "  2 would not have been: 1 called real, 1 called false, 0 open")
        .anyMatch(line -> line.startsWith("REAL gone ") && line.contains("192.0.2.130"))
        .anyMatch(line -> line.startsWith("gone ") && line.contains("192.0.2.9"));
  }

  @Test
  void aNarrowerOneSparesWhatIsReal() throws IOException {
    close("192.0.2.130", "resolved", "was real");
    Ran ran = preview("--source", "192.0.2.0/24");
    assertThat(ran.lines())
        .contains(
            "- id: preview-narrow",
            "  source: 192.0.2.9",
            "  destination: 10.0.0.5",
            "  protocol: tcp",
            "  code: 106023",
            "  device: fw1",
            "  rule: port-scan",
            "events covered                             36               16",
            "incidents gone                              2                1",
            "of these called real                        1                0",
            "source, IPv4                              256                1");
    String entry =
        String.join("\n", ran.lines().stream().dropWhile(l -> !l.startsWith("- id")).toList());
    String pasted = entry.substring(0, entry.indexOf("\n\n") + 1);
    site.with("exclusions.yaml", pasted);
    assertThat(site.run("check").exitCode()).isNotZero();
    site.with("exclusions.yaml", pasted.replace("reason: \"\"", "reason: our own scanner"));
    assertThat(site.run("check").exitCode()).isZero();
    Ran again = preview("preview-narrow");
    assertThat(again.errors()).isEmpty();
    assertThat(again.lines())
        .contains(
            "  1 would not have been: 0 called real, 0 called false, 1 open",
            "nothing narrower was found that hides the same incidents");
  }

  /** Of sixteen ports fifteen make a scan; without two of them there is none. */
  @Test
  void whatIsLeftIsJudgedAgain() {
    Ran fewer = preview("--port", "20,21");
    assertThat(fewer.lines())
        .contains(
            "  2 would not have been: 0 called real, 0 called false, 2 open",
            "  1 would have been smaller")
        .anyMatch(line -> line.startsWith("gone, 14 of 16 stay ") && line.contains("192.0.2.9"))
        .anyMatch(line -> line.startsWith("18 of 20 stay ") && line.contains("192.0.2.130"));
  }

  @Test
  void ofARuleOnlyWhatCompletesCounts() {
    assertThat(preview("--rule", "port-scan", "--port", "20").lines())
        .contains("  0 would not have been: 0 called real, 0 called false, 0 open");
    assertThat(preview("--rule", "host-sweep", "--source", "192.0.2.9").lines())
        .contains("  0 would not have been: 0 called real, 0 called false, 0 open");
    assertThat(preview("--rule", "port-scan", "--source", "192.0.2.9").lines())
        .contains(
            "covers 16 of 52 events (30.8 %); they stay, what the rule finds in them is hidden",
            "  1 would not have been: 0 called real, 0 called false, 1 open");
  }

  @Test
  void quietOnesWouldBeBornClosed() {
    assertThat(preview("--action", "quiet", "--source", "192.0.2.9").lines())
        .contains(
            "covers 16 of 52 events (30.8 %); they stay, their incidents would be born closed",
            "  1 would have been born closed: 0 called real, 0 called false, 1 open");
  }

  @Test
  void jsonSaysTheSame() {
    Ran ran = preview("--source", "192.0.2.0/24", "--json");
    assertThat(ran.lines()).hasSize(1);
    assertThat(ran.output())
        .startsWith("{\"from\":\"2026-11-01T00:00:00.000Z\",\"id\":\"preview\",")
        .contains(
            "\"stored\":52,\"covered\":36,",
            "\"days\":{\"2026-11-21\":36}",
            "\"removed\":2,\"undone\":0,\"smaller\":0,\"unsure\":0,",
            "\"narrower\":{\"id\":\"preview-narrow\"");
  }

  @Test
  void mistakesAreSaid() {
    assertThat(preview().errors()).contains("give the ID of an exclusion, or criteria");
    assertThat(preview("nosuch").errors()).contains("there is no exclusion 'nosuch'");
    assertThat(preview("--source", "10.0.0.1/8").errors()).contains("host bits set");
    assertThat(preview("--rule", "port-scam").errors()).contains("did you mean", "port-scan");
  }

  @Test
  void whatIsSuggestedCoversTheIncident() throws IOException {
    String id = incident("192.0.2.9");
    Ran ran = site.run("exclusions", "suggest", id);
    assertThat(ran.errors()).isEmpty();
    assertThat(ran.lines())
        .contains(
            "  state: proposed",
            "  source: 192.0.2.9",
            "  rule: port-scan",
            "  reason: \"\"",
            "  1 would not have been: 0 called real, 0 called false, 1 open");
    assertThat(site.run("exclusions", "suggest", id, "--limit", "0").lines())
        .contains("and 1 more; --limit shows them");
    assertThat(site.run("exclusions", "suggest", id, "--limit", "-1").errors())
        .isEqualToIgnoringNewLines("--limit must be at least 0");
    assertThat(site.run("exclusions", "suggest", id, "--add").errors()).contains("--reason");
    Ran added = site.run("exclusions", "suggest", id, "--add", "--reason", "our scanner");
    assertThat(added.output()).contains("exclusions.yaml, proposed");
    assertThat(Files.readString(site.file("exclusions.yaml")))
        .startsWith("- id: port-scan-20")
        .contains("reason: \"our scanner\"");
    assertThat(site.run("exclusions", "suggest", id).lines().getFirst()).endsWith("-2");
  }

  @Test
  void closingAsFalseOffersOne() {
    String id = incident("192.0.2.9");
    assertThat(site.run("incidents", "close", id, "--as", "false-positive").errors())
        .contains("--why is missing");
    Ran ran = site.run("incidents", "close", id, "--as", "false-positive", "--why", "our scanner");
    String offer = ran.lines().getLast();
    assertThat(offer)
        .isEqualTo(
            "an exclusion for what it was: ./tharsis exclusions suggest %s --config %s --data %s"
                .formatted(id, site.file("tharsis.yaml"), data));
    Object[] pasted = offer.substring(offer.indexOf("./tharsis ") + 10).split(" ", -1);
    assertThat(Ran.tharsis(pasted).lines()).contains("  rule: port-scan");
  }

  @Test
  void reasonsAreCountedByRule() {
    close("192.0.2.9", "false-positive", "Our own  scanner");
    close("192.0.2.130", "false-positive", "our own scanner ");
    close("203.0.113.5", "resolved", "was real");
    assertThat(site.run("incidents", "reasons").lines())
        .containsExactly(
            "port-scan  3 incidents, 0 open, 2 false-positive, 1 resolved, 0 excluded; 67 % of those decided"
                + " were false",
            "         2  our own scanner", "         1  was real");
    assertThat(site.run("incidents", "reasons", "--json").output())
        .startsWith("{\"rule\":\"port-scan\",\"incidents\":3,\"open\":0,\"false-positive\":2,")
        .contains("{\"why\":\"our own scanner\",\"count\":2}");
  }
}

package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long exclusions may last, and how much they may cover. */
class TermsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @TempDir private Path directory;
  private SiteFolder folder;

  @BeforeEach
  void write() {
    folder = new SiteFolder(directory);
  }

  private static String entry(String id, String more) {
    return "- {id: %s, owner: anna, reason: why, %s}\n".formatted(id, more);
  }

  private List<String> problems(String exclusions) {
    folder.with("exclusions.yaml", exclusions);
    return folder.relative(folder.read(TODAY).problems());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ends: 2026-11-22",
        "ends: 2027-11-23",
        "ends: 1999-12-31",
        "created: 2026-11-22, ends: 2026-11-22",
        "created: 2026-11-23, ends: 2027-11-24",
        "created: 2013-06-04, ends: 2014-06-05",
      })
  void aYearIsLongEnough(String terms) {
    assertThat(problems(entry("a", "port: 80, " + terms))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ends: 2027-11-24 | ends: 2027-11-24 is more than 366d after today; write 2027-11-23 or"
            + " earlier, or raise exclusions.longest in tharsis.yaml",
        "created: 2026-01-01, ends: 2027-01-03 | ends: 2027-01-03 is more than 366d after it was"
            + " made; write 2027-01-02 or earlier, or raise exclusions.longest in tharsis.yaml",
        "created: 2026-02-01, ends: 2026-01-31 | ends: 2026-01-31 is before 2026-02-01, when it was"
            + " made",
        "created: 2026-11-24, ends: 2027-01-01 | created: 2026-11-24 has not come; write the day it"
            + " was made",
      })
  void whatLastsTooLongIsAMistake(String terms, String problem) {
    assertThat(problems(entry("a", "port: 80, " + terms)))
        .containsExactly("exclusions.yaml:1: " + problem);
  }

  @Test
  void theSiteMaySayHowLong() {
    folder.with("tharsis.yaml", "exclusions: {longest: 30d}\n");
    assertThat(problems(entry("a", "port: 80, ends: 2026-12-22"))).isEmpty();
    assertThat(problems(entry("a", "port: 80, ends: 2026-12-23"))).hasSize(1);
  }

  @Test
  void onNoDayWhatDoesNotSayWhenItWasMadeMayLast() {
    folder.with("exclusions.yaml", entry("a", "port: 80, ends: 2100-01-01"));
    assertThat(folder.problems()).isEmpty();
  }

  @Test
  void whatIsOverIsSaidUnlessItSaysSoItself() {
    folder.with(
        "exclusions.yaml",
        entry("a", "port: 80, ends: 2026-11-22")
            + entry("b", "port: 80, ends: 2026-11-21")
            + entry("c", "port: 80, state: ended, ends: 2026-11-21")
            + "- id: d\n  owner: anna\n  reason: why\n  port: 80\n  ends: 2026-11-21\n");
    assertThat(folder.relative(folder.site().endedExclusions(TODAY)))
        .containsExactly(
            "exclusions.yaml:2: ends: 2026-11-21 is over, so 'b' covers nothing; write a day to"
                + " come, or state: ended",
            "exclusions.yaml:8: ends: 2026-11-21 is over, so 'd' covers nothing; write a day to"
                + " come, or state: ended");
  }

  @Test
  void ofWhatIsOverOnlyWhatWasChangedIsNew() {
    folder
        .with("lists/cdn.txt", "192.0.2.0/24\n")
        .with(
            "exclusions.yaml",
            entry("a", "source: cdn, ends: 2026-11-21") + entry("b", "port: 80, ends: 2026-11-21"));
    Site before = folder.site();
    assertThat(before.endedExclusions(TODAY, before)).isEmpty();
    folder
        .with("lists/cdn.txt", "198.51.100.0/24\n")
        .with(
            "exclusions.yaml",
            "# moved\n"
                + entry("c", "port: 22, ends: 2026-11-21")
                + entry("b", "port: 81, ends: 2026-11-21")
                + entry("a", "source: cdn, ends: 2026-11-21"));
    assertThat(folder.relative(folder.site().endedExclusions(TODAY, before)))
        .hasSize(2)
        .allMatch(each -> each.contains("'c'") || each.contains("'b'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source: 0.0.0.0/0 | source in 0.0.0.0/0",
        "destination: \"::/0\" | destination in ::/0",
        "address: [0.0.0.0/1, 128.0.0.0/1] | address in 0.0.0.0/1 or 128.0.0.0/1",
        "source: [inside, outside] | source in inside or outside",
        "source: [low, high] | source in low or high",
        "source: 0.0.0.0/0, destination: [list low, high] | source in 0.0.0.0/0, destination in low"
            + " or high",
        "direction: [inbound, outbound, internal, external] | direction external or inbound or"
            + " internal or outbound",
        "time: mon-sun | time mon-sun",
        "time: [08:00-20:00, 20:00-08:00] | time 08:00-20:00 or 20:00-08:00",
      })
  void whatLeavesNothingOutIsAMistake(String criteria, String words) {
    folder.with("lists/low.txt", "0.0.0.0/1\n").with("lists/high.txt", "128.0.0.0/1\n");
    assertThat(problems(entry("a", criteria + ", ends: 2027-03-31")))
        .containsExactly(
            "exclusions.yaml:1: would exclude everything: %s leaves nothing out; name something narrower"
                .formatted(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source: 0.0.0.0/0, port: 80",
        "source: 0.0.0.0/0, destination: 10.0.0.0/8",
        "source: 0.0.0.0/0, rule: port-scan",
        "source: 0.0.0.0/1",
        "source: outside",
        "time: mon-sat",
        "time: 00:01-00:00",
        "direction: [inbound, outbound, internal]",
      })
  void whatLeavesSomethingOutIsNot(String criteria) {
    assertThat(problems(entry("a", criteria + ", ends: 2027-03-31"))).isEmpty();
  }

  /** As a person in a hurry would leave it. */
  @Test
  void allMistakesComeTogether() {
    folder
        .with("lists/cdn.txt", "192.0.2.0/24\n192.0.2.1/24\n")
        .with("lists/cdn.json", "{\"addresses\": [\"192.0.2.0/24\"]}")
        .with("lists/low.txt", "0.0.0.0/1\n")
        .with("lists/high.txt", "128.0.0.0/1\n")
        .with("lists/world.txt", "0.0.0.0/1\n128.0.0.0/1\n");
    assertThat(
            problems(
                """
                - {id: typo, source: 10.0.0.0/33, owner: anna, reason: why, ends: 2027-03-31}
                - {id: bits, source: 10.0.0.1/8, owner: anna, reason: why, ends: 2027-03-31}
                - {id: list, source: list cdm, owner: anna, reason: why, ends: 2027-03-31}
                - {id: late, port: 80, owner: anna, reason: why, ends: 2029-03-31}
                - {id: all, source: [low, high], owner: anna, reason: why, ends: 2027-03-31}
                - {id: none, owner: anna, reason: why, ends: 2027-03-31}
                """))
        .containsExactly(
            "lists/cdn.txt:2: '192.0.2.1/24' has host bits set; the network is 192.0.2.0/24",
            "lists/cdn.json: there is lists/cdn.txt, too, and a name has one file; cut one",
            "lists/world.txt: 'all of it together' is every address there is, and tells nobody apart;"
                + " write the blocks that are meant",
            "exclusions.yaml:1: source: '/33' is no prefix length; write 0 to 32",
            "exclusions.yaml:2: source: '10.0.0.1/8' has host bits set; the network is 10.0.0.0/8",
            "exclusions.yaml:3: source: 'cdm' is neither a list nor an address block; did you mean 'cdn'?",
            "exclusions.yaml:4: ends: 2029-03-31 is more than 366d after today; write 2027-11-23 or"
                + " earlier, or raise exclusions.longest in tharsis.yaml",
            "exclusions.yaml:5: would exclude everything: source in low or high leaves nothing out;"
                + " name something narrower",
            "exclusions.yaml:6: would exclude everything; give at least one of source, destination,"
                + " address, port, protocol, code, device, user, direction, time, rule");
    assertThat(folder.read(TODAY).asOptional().orElseThrow().exclusions().all()).isEmpty();
  }
}

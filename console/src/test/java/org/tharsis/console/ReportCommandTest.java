package org.tharsis.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved queries and reports by hand. */
class ReportCommandTest {
  @TempDir private Path directory;
  @TempDir private Path data;
  private StoredSite site;

  @BeforeEach
  void aSite() throws IOException {
    site = new StoredSite(directory, data);
    site.replay("scan.log", StoredSite.scan("192.0.2.9", 7));
    site.with("queries/low.txt", "# low ports\ndport:[1 TO 22]\n");
    site.with("queries/wrong.txt", "src:192.0.2.9\nAND dpor:22\n");
  }

  private void reports(String more) throws IOException {
    site.with(
        "tharsis.yaml",
        "reports:\n- {name: low, query: low, at: '06:00', top: src, directory: %s%s}\n"
            .formatted(directory.resolve("pages"), more));
  }

  @Test
  void aSavedQueryIsAskedByItsName() {
    assertThat(site.run("search", "--saved", "low", "--count").lines()).containsExactly("3");
    assertThat(site.run("search", "--saved", "lo").errors())
        .contains("there is no query 'lo' in " + directory.resolve("queries"))
        .contains("did you mean 'low'?");
    assertThat(site.run("search", "--saved", "wrong").errors())
        .contains("queries/wrong.txt:2: column 5: no field 'dpor'; did you mean dport?");
    assertThat(site.run("search", "--saved", "low", "dport:22").errors())
        .contains("--saved goes without a QUERY");
  }

  @Test
  void checkSaysWhatIsWrongWithQueriesAndTimes() throws IOException {
    site.with("tharsis.yaml", "reports:\n- name: low\n  directory: pages\n  cron: 0 6 * * *\n");
    Ran check = Ran.tharsis("check", "--config", site.file("tharsis.yaml"));
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.output())
        .contains("queries/wrong.txt:2: column 5: no field 'dpor'; did you mean dport?")
        .contains("tharsis.yaml:4: reports.cron: '0 6 * * *' is no cron expression of Quartz");
  }

  @Test
  void aReportGoesWhereItsSettingsSay() throws IOException {
    reports("");
    Ran ran = site.run("report", "low", "--until", "2026-11-22");
    assertThat(ran.exitCode()).isZero();
    Path page = directory.resolve("pages/low-2026-11-22T0000.html");
    assertThat(ran.lines()).containsExactly(page.toString());
    assertThat(page).content().contains(">192.0.2.9</td>").contains("dport:[1 TO 22]");
  }

  @Test
  void orIntoAFileOrOut() throws IOException {
    reports("");
    Path file = directory.resolve("one.html");
    assertThat(site.run("report", "low", "--until", "2026-11-22", "--to", file).exitCode())
        .isZero();
    Ran out = site.run("report", "low", "--until", "2026-11-22", "--to", "-");
    assertThat(out.output()).startsWith("<!DOCTYPE html>").contains(">192.0.2.9</td>");
    assertThat(Files.readString(file)).hasSameSizeAs(out.output());
    assertThat(directory.resolve("pages")).doesNotExist();
  }

  @Test
  void aMailThatIsNotTakenIsSaid() throws IOException {
    site.with(
        "tharsis.yaml",
        """
        mail: {host: 127.0.0.1, port: 1, security: none, from: a@example.org}
        reports: [{name: low, at: "06:00", mail: b@example.org}]
        """);
    Ran ran = site.run("report", "low");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.errors()).contains("mail can't be sent by 127.0.0.1");
  }

  @Test
  void withoutANameAllAreListed() throws IOException {
    assertThat(site.run("report").output()).isEqualToIgnoringNewLines("no reports");
    reports("");
    site.with("queries/wrong.txt", "*");
    Files.createDirectories(data.resolve("state"));
    Files.writeString(
        data.resolve("state/reports.json"),
        """
        {"low": {"runs": 3, "failures": 1, "lastTried": 1795359610000, "lastDone": 1795273210000,
         "trouble": "can't be put away: full"}}
        """);
    Ran ran = site.run("report");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.output())
        .containsPattern(
            "^low +next 2\\d{3}-\\d\\d-\\d\\dT06:00:00\\.000Z  last 2026-11-21T15:00:10")
        .contains("since 2026-11-22T15:00:10.000Z: can't be put away: full");
    assertThat(site.run("report", "lov").errors())
        .contains("there is no report 'lov'; did you mean 'low'?");
  }
}

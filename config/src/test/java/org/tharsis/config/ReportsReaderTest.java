package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.ReportSettings.Content;
import org.tharsis.config.ReportSettings.Cron;
import org.tharsis.config.ReportSettings.Days;
import org.tharsis.config.ReportSettings.Sum;
import org.tharsis.model.Field;

/** Saved queries and the reports that answer them. */
class ReportsReaderTest {
  @TempDir private Path directory;
  private SiteFolder folder;

  @BeforeEach
  void aSite() {
    folder = new SiteFolder(directory);
  }

  private ReportSettings only(String yaml) {
    return folder.with("tharsis.yaml", yaml).site().settings().reports().getFirst();
  }

  @Test
  void aQueryStandsInAFileOfItsOwn() {
    folder.with("queries/denied-in.txt", "# since June\n\n  act:denied\r\n# and\n NOT src:@ours\n");
    SavedQuery query = Objects.requireNonNull(folder.site().queries().get("denied-in"));
    assertThat(query)
        .isEqualTo(
            new SavedQuery(
                "denied-in",
                "\n\n  act:denied\n\n NOT src:@ours",
                folder.path("queries/denied-in.txt")));
    assertThat(query.inOneLine()).isEqualTo("act:denied NOT src:@ours");
    assertThat(query.problem(query.text().indexOf("@ours") + 1, "no such list"))
        .hasToString(folder.path("queries/denied-in.txt") + ":5: column 10: no such list");
    assertThat(query.problem(3, "x").toString()).endsWith(":3: column 1: x");
    assertThat(query.problem(1_000, "x").toString()).endsWith(":5: column 15: x");
  }

  @Test
  void aFileWithoutAQueryIsSaidOnce() {
    folder
        .with("queries/none.txt", "# nothing yet\n\n")
        .with("tharsis.yaml", "reports: [{name: a, query: none, at: '06:00', directory: r}]\n");
    assertThat(folder.problems())
        .containsExactly(
            "queries/none.txt: has no query; write one, as act:denied, or * for all events");
  }

  @Test
  void whatIsLeftOutHasADefault() {
    assertThat(only("timeZone: Asia/Tokyo\nreports:\n- {name: a, at: '06:30', directory: r}\n"))
        .isEqualTo(
            new ReportSettings(
                "a",
                "a",
                "",
                new Days(Set.of(DayOfWeek.values()), LocalTime.of(6, 30)),
                ZoneId.of("Asia/Tokyo"),
                Duration.ofDays(1),
                new Content(20, List.of(), List.of(), 10, null, 20),
                Path.of("r"),
                null,
                List.of(),
                3));
  }

  @Test
  void allCanBeSaid() {
    folder.with("queries/q.txt", "*");
    String yaml =
        """
        mail: {host: mail.example.org, from: t@example.org}
        reports:
          - name: Denied_1
            title: "What was denied: all"
            query: q
            days: [monday, Sunday]
            at: "23:59"
            timeZone: +02:00
            last: 7d
            events: 0
            top: [src, tags]
            sum: bytes by user.name
            values: 5
            histogram: 1h
            incidents: 0
            directory: /srv/reports
            keep: 30d
            mail: [a@example.org, b.c+d@example.com]
        """;
    ReportSettings report = only(yaml);
    assertThat(report.when())
        .isEqualTo(new Days(Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), LocalTime.of(23, 59)));
    assertThat(report.content())
        .isEqualTo(
            new Content(
                0,
                List.of(Field.SOURCE_IP, Field.TAGS),
                List.of(new Sum(Field.NETWORK_BYTES, Field.USER_NAME)),
                5,
                Duration.ofHours(1),
                0));
    assertThat(report.mailTo()).containsExactly("a@example.org", "b.c+d@example.com");
    assertThat(report.query()).isEqualTo("q");
    assertThat(report.keep()).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void aCronExpressionIsKeptWithItsLine() {
    assertThat(only("reports:\n- name: a\n  directory: r\n  cron: '0 0 6 ? * *'\n").when())
        .isEqualTo(new Cron("0 0 6 ? * *", 4));
  }

  @Test
  void allMistakesAreSaidAtOnce() {
    folder.with("queries/denied.txt", "act:denied");
    folder.with(
        "tharsis.yaml",
        """
        reports:
          - name: ../up
            query: denid
            at: 6:00
            last: 1s
            top: [raw, scr]
            sum: [user by src, bytes]
            histogram: 1s
            keep: 90d
            mail: [nobody, "a@b, c@d", "x@y\\r\\nBcc: z@y"]
            colour: red
          - name: a
            days: [funday]
            directory: r
          - name: a
            at: "06:00"
            cron: x
            directory: r
          - at: "06:00"
            directory: r
            title: "a\\nb"
            values: 0
        """);
    assertThat(folder.problems())
        .containsExactly(
            "tharsis.yaml:2: reports.name: '../up' is no name; write up to 63 letters, digits, - and"
                + " _, as denied-daily",
            "tharsis.yaml:3: reports.query: there is no query 'denid' (queries/denid.txt); did you"
                + " mean 'denied'?",
            "tharsis.yaml:4: reports.at: '6:00' is not a time of day; write hours and minutes in"
                + " quotes: \"03:00\"",
            "tharsis.yaml:5: reports.last: 1s is out of range; write 1m to 366d",
            "tharsis.yaml:6: reports.top: nearly every event has another event.original; take a"
                + " field that events share, as src",
            "tharsis.yaml:6: reports.top: there is no field 'scr'; did you mean 'src'?",
            "tharsis.yaml:7: reports.sum: user.name is no number and has no sum; network.bytes and"
                + " the like have one",
            "tharsis.yaml:7: reports.sum: 'bytes' is no sum; write a number's field and another, as"
                + " bytes by src",
            "tharsis.yaml:8: reports.histogram: gives more than 1,000 steps; write longer ones",
            "tharsis.yaml:9: reports.keep: goes with directory",
            "tharsis.yaml:10: reports.mail: 'nobody' is no mail address; write one, as"
                + " soc@example.org",
            "tharsis.yaml:10: reports.mail: 'a@b, c@d' is no mail address; write one, as"
                + " soc@example.org",
            "tharsis.yaml:10: reports.mail: 'x@y\\x0d\\x0aBcc: z@y' is no mail address; write one,"
                + " as soc@example.org",
            "tharsis.yaml:10: reports.mail: there is no mail server; name it in the section mail:"
                + " host, from",
            "tharsis.yaml:11: unknown key 'reports.colour'; known here: at, cron, days, directory,"
                + " events, histogram, incidents, keep, last, mail, name, query, sum, timeZone,"
                + " title, top, values",
            "tharsis.yaml:12: reports.at: is missing; write a time of day in quotes, as \"06:00\","
                + " or cron",
            "tharsis.yaml:13: reports.days: 'funday' is no day; did you mean 'sunday'?",
            "tharsis.yaml:15: reports.name: a is listed twice; cut one",
            "tharsis.yaml:17: reports.cron: goes without at and days; keep one of the two",
            "tharsis.yaml:19: reports.name: is missing; write one, as denied-daily",
            "tharsis.yaml:21: reports.title: is no title; write one line of up to 200 characters",
            "tharsis.yaml:22: reports.values: 0 is out of range; write 1 to 500");
    assertThat(folder.usable().settings().reports()).isEmpty();
  }
}

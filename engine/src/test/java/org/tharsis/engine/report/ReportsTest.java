package org.tharsis.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.Status;
import org.tharsis.engine.Strain;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.mail.MailPeer;
import org.tharsis.engine.report.Outcomes.Outcome;

/** Reports beside an engine: made, put away, mailed, and said where they fail. */
class ReportsTest {
  private static final long NOW = ReportFixture.NOW.toEpochMilli();

  @TempDir private Path directory;
  private ReportFixture fixture;
  private String trouble = "";
  private boolean stopAtNextLook;
  private Runnable onStatus = () -> {};

  @BeforeEach
  void aSite() throws IOException {
    fixture = new ReportFixture(directory.resolve("site"));
    fixture
        .denied(Duration.ofHours(1), "198.51.100.7", 22, "Deny tcp")
        .commit()
        .folder()
        .with("queries/denied.txt", "act:denied");
  }

  private Status status() {
    if (stopAtNextLook) {
      onStatus.run();
    }
    return new Status(NOW, Balance.EMPTY, new Strain(0, 0, 0), trouble, true, 0, 0, 0, 0, Map.of());
  }

  private Reports reports() throws Exception {
    return new Reports(
        directory.toString(),
        fixture.site(),
        fixture.data(),
        this::status,
        InstantSource.fixed(ReportFixture.NOW));
  }

  private void settings(String more) throws IOException {
    fixture
        .folder()
        .settings(
            "reports:\n- {name: denied, query: denied, at: '06:00', timeZone: Europe/Vienna, %s}\n"
                .formatted(more));
  }

  private Outcome outcome() throws IOException {
    return Objects.requireNonNull(Outcomes.read(fixture.data().reports()).get("denied"));
  }

  private Path pages() {
    return directory.resolve("pages");
  }

  @Test
  void aPageIsPutAwayAndOldOnesGo() throws Exception {
    Files.createDirectories(pages());
    Files.writeString(pages().resolve("denied-2026-09-22T0600.html"), "old");
    settings("directory: %s, keep: 30d".formatted(pages()));
    try (Reports reports = reports()) {
      reports.run("denied", ReportFixture.END);
      assertThat(reports.outcomes()).containsEntry("denied", new Outcome(1, 0, NOW, NOW, ""));
    }
    try (var all = Files.list(pages())) {
      assertThat(all).containsExactly(pages().resolve("denied-2026-11-22T0600.html"));
    }
    assertThat(pages().resolve("denied-2026-11-22T0600.html"))
        .content()
        .contains("<p style=\"margin:2px 0\">1</p>");
    assertThat(outcome()).isEqualTo(new Outcome(1, 0, NOW, NOW, ""));
  }

  @Test
  void whatIsAmissWithTheEngineStandsInThePage() throws Exception {
    settings("directory: " + pages());
    trouble = "no space <left>";
    try (Reports reports = reports()) {
      reports.run("denied", ReportFixture.END);
    }
    assertThat(pages().resolve("denied-2026-11-22T0600.html"))
        .content()
        .contains("Lines could not be stored when this was made, and wait: no space &lt;left&gt;");
  }

  @Test
  void aDirectoryThatIsNoneIsSaid() throws Exception {
    Files.writeString(pages(), "a file");
    settings("directory: " + pages());
    try (Reports reports = reports()) {
      reports.run("denied", ReportFixture.END);
    }
    assertThat(outcome().failures()).isEqualTo(1);
    assertThat(outcome().trouble()).startsWith("can't be put away: ").contains("pages");
    assertThat(outcome().lastDone()).isZero();
  }

  @Test
  void aQueryThatIsMistakenIsSaidWithItsPlace() throws Exception {
    settings("directory: " + pages());
    fixture.folder().with("queries/denied.txt", "# x\nact:denied AND scr:192.0.2.1");
    assertThat(SavedQueries.problems(fixture.site(), ReportFixture.NOW))
        .singleElement()
        .asString()
        .endsWith("queries/denied.txt:2: column 16: no field 'scr'; did you mean src?");
    try (Reports reports = reports()) {
      reports.run("denied", ReportFixture.END);
    }
    assertThat(outcome().trouble()).contains("queries/denied.txt:2: column 16: no field 'scr'");
    assertThat(pages()).doesNotExist();
  }

  @Test
  void aCronExpressionThatIsNoneIsSaidAndNeverDue() throws Exception {
    fixture
        .folder()
        .settings(
            "reports:\n- {name: denied, cron: every day, directory: %s}\n".formatted(pages()));
    assertThat(SavedQueries.problems(fixture.site(), ReportFixture.NOW))
        .singleElement()
        .asString()
        .contains("tharsis.yaml:")
        .contains("reports.cron: 'every day' is no cron expression of Quartz");
    reports().close();
  }

  @Test
  void mailIsSentAgainOnceTheServerTakesIt() throws Exception {
    try (MailPeer peer = new MailPeer();
        Reports reports = mailing(peer)) {
      peer.answering("MAIL", "421 too busy");
      reports.run("denied", ReportFixture.END);
      assertThat(outcome().failures()).isZero();
      assertThat(outcome().trouble()).startsWith("not mailed yet: ").contains("421 too busy");
      assertThat(peer.messages()).isEmpty();
    }
  }

  private Reports mailing(MailPeer peer) throws Exception {
    fixture
        .folder()
        .settings(
            """
            mail: {host: 127.0.0.1, port: %d, security: none, from: tharsis@example.org}
            reports:
            - {name: denied, query: denied, at: '06:00', mail: [soc@example.org]}
            """
                .formatted(peer.port()));
    return reports();
  }

  @Test
  void aMailThatIsTakenIsDone() throws Exception {
    try (MailPeer peer = new MailPeer();
        Reports reports = mailing(peer)) {
      reports.run("denied", ReportFixture.END);
      assertThat(peer.messages()).singleElement().asString().contains("Deny tcp");
      assertThat(outcome()).isEqualTo(new Outcome(1, 0, NOW, NOW, ""));
    }
  }

  @Test
  void aReportThatIsGoneIsForgotten() throws Exception {
    settings("directory: " + pages());
    try (Reports reports = reports()) {
      reports.run("denied", ReportFixture.END);
      fixture.folder().settings("");
      reports.use(fixture.site());
      assertThat(reports.outcomes()).isEmpty();
      reports.run("denied", ReportFixture.END.plusSeconds(60));
    }
    try (var all = Files.list(pages())) {
      assertThat(all).hasSize(1);
    }
  }

  @Test
  void oneThatIsNotFinishedWhenTheEngineStopsIsNotDelivered() throws Exception {
    settings("directory: " + pages());
    Reports[] reports = new Reports[1];
    onStatus = () -> reports[0].close(); // asked while it is being made
    reports[0] = reports();
    stopAtNextLook = true;
    reports[0].run("denied", ReportFixture.END);
    assertThat(pages()).doesNotExist();
    assertThat(outcome().trouble()).startsWith("was not finished when the engine stopped");
  }

  @Test
  void theAccountsAreNotedFromTheStart() throws Exception {
    reports().close();
    assertThat(new AccountHistory(fixture.data().accounts()).read()).hasSize(1);
  }
}

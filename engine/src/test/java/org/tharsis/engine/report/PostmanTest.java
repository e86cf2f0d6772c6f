package org.tharsis.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.ReportSettings;
import org.tharsis.engine.mail.MailPeer;
import org.tharsis.engine.report.Outcomes.Outcome;

/** How often mail is tried. */
class PostmanTest {
  @TempDir private Path directory;
  private final List<Duration> pauses = new ArrayList<>();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private MailPeer peer;
  private ReportFixture fixture;
  private Outcomes outcomes;
  private Postman postman;

  @BeforeEach
  void aPostman() throws IOException {
    peer = new MailPeer();
    fixture = new ReportFixture(directory);
    fixture
        .folder()
        .settings(
            mail()
                + """
                reports:
                - {name: denied, at: '06:00', mail: [soc@example.org]}
                """);
    outcomes = new Outcomes(fixture.data().reports());
    postman =
        new Postman(
            () -> fixture.site().settings().mail(),
            asked -> fixture.site().settings().reports().contains(asked),
            (after, name, task) -> {
              pauses.add(after);
              waiting.clear(); // one of a name
              waiting.add(task);
            },
            outcomes);
  }

  @AfterEach
  void close() throws IOException {
    peer.close();
  }

  private String mail() {
    return "mail: {host: 127.0.0.1, port: %d, security: none, from: tharsis@example.org}\n"
        .formatted(peer.port());
  }

  private void send() throws Exception {
    ReportSettings settings = fixture.site().settings().reports().getFirst();
    postman.send(
        new MadeReport(settings, fixture.report("")),
        () -> outcomes.note("denied", known -> known.done(1)));
  }

  private Outcome outcome() {
    return Objects.requireNonNull(outcomes.all().get("denied"));
  }

  @Test
  void itComesAgainUntilItIsTaken() throws Exception {
    peer.answering("MAIL", "451 later");
    send();
    waiting.remove().run();
    assertThat(outcome().trouble()).startsWith("not mailed yet: ");
    peer.recover();
    waiting.remove().run();
    assertThat(peer.messages()).hasSize(1);
    assertThat(waiting).isEmpty();
    assertThat(outcome()).isEqualTo(new Outcome(0, 0, 0, 1, ""));
  }

  @Test
  void itGivesUpAfterFiveTimes() throws Exception {
    peer.answering("connect", "");
    send();
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
    assertThat(pauses).isEqualTo(Postman.PAUSES).hasSize(4);
    assertThat(outcome().failures()).isEqualTo(1);
    assertThat(outcome().trouble()).startsWith("not mailed: mail can't be sent by 127.0.0.1");
  }

  @Test
  void whatTheServerWillNeverTakeIsNotTriedAgain() throws Exception {
    peer.answering("RCPT", "550 nobody");
    send();
    assertThat(pauses).isEmpty();
    assertThat(outcome().trouble()).contains("550 nobody");
  }

  @Test
  void anOlderOneIsNotMailedBehindANewerOne() throws Exception {
    peer.answering("MAIL", "451 later");
    send();
    peer.recover();
    send();
    waiting.remove().run();
    assertThat(peer.messages()).hasSize(1);
    assertThat(outcome()).isEqualTo(new Outcome(0, 1, 0, 1, ""));
  }

  @Test
  void oneThatTheSettingsDoNotAskForAnyMoreIsNotMailed() throws Exception {
    peer.answering("MAIL", "451 later");
    send();
    peer.recover();
    fixture.folder().settings(mail());
    waiting.remove().run();
    assertThat(peer.messages()).isEmpty();
    assertThat(waiting).isEmpty();
  }

  @Test
  void aNewerOneTakesThePlaceOfOneThatWaits() throws Exception {
    peer.answering("MAIL", "451 later");
    send();
    send();
    assertThat(waiting).hasSize(1);
    assertThat(outcome().failures()).isEqualTo(1);
    peer.recover();
    waiting.remove().run();
    assertThat(peer.messages()).hasSize(1);
  }
}

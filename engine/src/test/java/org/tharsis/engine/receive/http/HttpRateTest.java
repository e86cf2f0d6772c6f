package org.tharsis.engine.receive.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.address;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.config.SenderSettings;
import org.tharsis.engine.Eventually;
import org.tharsis.engine.receive.OpenReceivers;
import org.tharsis.model.Cidr;

/** A sender whose requests bring more lines than its rate allows. */
class HttpRateTest {
  @TempDir private Path directory;

  private OpenReceivers open(int rate) throws IOException {
    SenderSettings bound =
        new SenderSettings(List.of(Cidr.parse("127.0.0.0/8")), List.of(), null, "", rate);
    return new OpenReceivers(
        directory,
        List.of(bound),
        new ReceiverSettings.Http(address("127.0.0.1"), 0, 8_192, 10, 1 << 20, ""));
  }

  private static String send(OpenReceivers open, String... requests) throws IOException {
    try (Socket peer = open.connect()) {
      OpenReceivers.send(peer, HttpText.bytes(String.join("", requests) + HttpText.LAST));
      return new String(peer.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void theRequestBehindTooManyLinesIsRefusedWhole() throws Exception {
    try (OpenReceivers open = open(1)) {
      String keyed = HttpText.post("Idempotency-Key: again", HttpText.text(100, 110));
      String answer = send(open, HttpText.post("", HttpText.text(0, 3_000)), keyed, keyed);
      List<String> answers = HttpText.answers(answer);
      assertThat(answers.getFirst()).isEqualTo("200 {\"accepted\":3000}");
      assertThat(answers.subList(1, 3))
          .allMatch(
              each -> each.startsWith("429 {\"accepted\":0,\"error\":\"more lines came than"));
      assertThat(answer).containsPattern("retry-after: 29\\d\\d");
      assertThat(open.stop()).isEqualTo(3_000);
      assertThat(open.losses().refused()).as("the sender has them").isEmpty();
    }
  }

  @Test
  void itIsTakenLater() throws Exception {
    String request = HttpText.post("Idempotency-Key: later", HttpText.text(0, 10));
    try (OpenReceivers open = open(1_000)) {
      assertThat(send(open, HttpText.post("", HttpText.text(0, 3_000)))).startsWith("HTTP/1.1 200");
      Eventually.holds("it is taken", () -> send(open, request).startsWith("HTTP/1.1 200"));
      assertThat(open.stop()).isEqualTo(3_010);
    }
  }

  @Test
  void whoAsksFirstIsToldBeforeItSendsABody() throws Exception {
    try (OpenReceivers open = open(1)) {
      String ask =
          "POST /events HTTP/1.1\r\n"
              + "Host: engine\r\n"
              + "Expect: 100-continue\r\n"
              + "Content-Length: 7\r\n\r\n";
      assertThat(send(open, HttpText.post("", HttpText.text(0, 3_000)), ask))
          .contains("HTTP/1.1 429", "connection: close")
          .doesNotContain("100 Continue");
    }
  }
}

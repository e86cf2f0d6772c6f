package org.tharsis.engine.receive.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.tharsis.engine.Eventually;

/** Requests that come again, and what keeps them from being answered. */
class HttpResendingTest extends HttpListening {
  @Test
  void aRequestThatComesAgainWithItsKeyIsKeptOnce() throws Exception {
    String request =
        HttpText.post(
            "Idempotency-Key: \"8e03978e-40d5-43dd-bc93-6894a57f9324\"", HttpText.text(0, 50));
    String other = HttpText.post("Idempotency-Key: \"another\"", HttpText.text(50, 60));
    assertThat(HttpText.answers(send(request, request, other)))
        .containsExactly("200 {\"accepted\":50}", "200 {\"accepted\":50}", "200 {\"accepted\":10}");
    restart("");
    assertThat(HttpText.answers(send(request, other)))
        .containsExactly("200 {\"accepted\":50}", "200 {\"accepted\":10}");
    assertThat(lines()).hasSize(60).doesNotHaveDuplicates();
    assertThat(journaled.intake().resent()).isEqualTo(60);
  }

  @Test
  void aKeyIsOfOneRequest() throws Exception {
    String key = "Idempotency-Key: always-the-same";
    String refused =
        "422 {\"accepted\":0,\"error\":\"other lines came with this Idempotency-Key"
            + " before; each request has a key of its own\"}";
    assertThat(
            HttpText.answers(
                send(
                    HttpText.post(key, HttpText.text(0, 5)),
                    HttpText.post(key, HttpText.text(5, 20)),
                    HttpText.post(key, HttpText.text(0, 4)))))
        .containsExactly("200 {\"accepted\":5}", refused, refused);
    restart("");
    assertThat(
            HttpText.answers(
                send(
                    HttpText.post(key, HttpText.text(5, 10)),
                    HttpText.post(key, HttpText.text(0, 6)))))
        .containsExactly(refused, "200 {\"accepted\":6}");
    assertThat(lines()).hasSize(6);
  }

  @Test
  void aRequestThatBrokeOffIsCompletedUnderItsKey() throws Exception {
    String request = HttpText.post("Idempotency-Key: broken", HttpText.text(0, 50));
    try (Socket socket = new Socket(engine.getAddress(), engine.getPort())) {
      socket.getOutputStream().write(HttpText.bytes(request.substring(0, request.length() / 2)));
      Eventually.holds("half of it is in the journal", () -> lines().size() > 10);
      String meanwhile = send(request);
      assertThat(HttpText.answers(meanwhile).getFirst()).startsWith("409").contains("under way");
      assertThat(meanwhile).contains("retry-after: 5");
    }
    Eventually.holds("it is over", () -> send(request).startsWith("HTTP/1.1 200"));
    assertThat(lines()).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void aFullJournalIsSaidAndTheRestIsTakenLater() throws Exception {
    String request = HttpText.post("Idempotency-Key: large", HttpText.text(0, 4_000));
    String full = send(request);
    assertThat(full).startsWith("HTTP/1.1 503").contains("retry-after: 5", "there is no room");
    Eventually.holds(
        "all have come",
        () -> {
          lines();
          return send(request).startsWith("HTTP/1.1 200");
        });
    assertThat(lines()).hasSize(4_000).doesNotHaveDuplicates();
  }

  @Test
  void aJournalThatFailsAcknowledgesNothing() throws Exception {
    assertThat(HttpText.answers(send(HttpText.post("", "<13>one"))))
        .containsExactly("200 {\"accepted\":1}");
    journaled.syncFails();
    assertThat(send(HttpText.post("", "<13>two"))).doesNotContain("200");
  }
}

package org.tharsis.engine.receive.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.address;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.Eventually;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.receive.Receivers;
import org.tharsis.engine.receive.intake.JournaledIntake;

/** HTTP over real sockets, before a small journal. */
class HttpReceiverTest {
  private static final int BOUND = 480;
  private static final int MOST_BODY = 64 << 10;
  private static final int SEGMENT = 16 << 10;
  private static final String TOKEN = "c2VjcmV0LXNlY3JldA==";

  @TempDir private Path directory;
  private final List<String> journal = new ArrayList<>();
  private JournaledIntake journaled;
  private Receivers receivers;
  private InetSocketAddress engine;

  @BeforeEach
  void open() throws IOException {
    journaled = new JournaledIntake(directory, SEGMENT, 4);
    listen("");
  }

  private void listen(String token) {
    var http = new ReceiverSettings.Http(address("127.0.0.1"), 0, BOUND, 10, MOST_BODY, token);
    receivers =
        Receivers.open(List.of(http), List.of(), journaled.intake(), InstantSource.system());
    assertThat(receivers.problems()).isEmpty();
    engine = receivers.addresses().getFirst();
  }

  @AfterEach
  void close() throws IOException {
    receivers.close();
    journaled.close();
  }

  private void restart(String token) throws IOException {
    lines();
    close();
    journaled = new JournaledIntake(directory, SEGMENT, 8);
    listen(token);
    journaled.skip();
  }

  /** All that was ever in the journal. */
  private List<String> lines() throws IOException {
    for (Received line : journaled.takenButRecent()) {
      String text = new String(line.bytes(), StandardCharsets.ISO_8859_1);
      journal.add(line.truncated() ? text + "…" : text);
    }
    return journal;
  }

  /** Sends all of it on one connection and returns all that comes back until it is closed. */
  private String send(String... requests) throws IOException {
    return send(HttpText.bytes(String.join("", requests)));
  }

  private String send(byte[] requests) throws IOException {
    try (Socket socket = new Socket(engine.getAddress(), engine.getPort())) {
      socket.getOutputStream().write(requests);
      socket.getOutputStream().write(HttpText.bytes(HttpText.LAST));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void everyKindOfBody() throws Exception {
    String answer =
        send(
            HttpText.post("", "<13>plain\n\n<13>text\r\n"),
            HttpText.post("Content-Type: text/plain; charset=utf-8", "<13>more"),
            HttpText.post("Content-Type: application/x-ndjson", "{\"a\":1}\n{\"b\":2}\n"),
            HttpText.post("Content-Type: application/json", "{\n\"c\": 3\n}"),
            HttpText.post("", ""));
    assertThat(HttpText.answers(answer))
        .containsExactly(
            "200 {\"accepted\":2}",
            "200 {\"accepted\":1}",
            "200 {\"accepted\":2}",
            "200 {\"accepted\":1}",
            "200 {\"accepted\":0}");
    assertThat(lines())
        .containsExactly(
            "<13>plain", "<13>text", "<13>more", "{\"a\":1}", "{\"b\":2}", "{ \"c\": 3 }");
  }

  @Test
  void piecesOfABodyAreOneBody() throws Exception {
    String chunked =
        "POST /events HTTP/1.1\r\nHost: engine\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "5\r\n<13>o\r\n8\r\nne\n<13>t\r\n3\r\nwo\n\r\n0\r\n\r\n";
    assertThat(HttpText.answers(send(chunked))).containsExactly("200 {\"accepted\":2}");
    assertThat(lines()).containsExactly("<13>one", "<13>two");
  }

  @Test
  void aLongLineIsCutAndMarked() throws Exception {
    String line = "<13>" + "x".repeat(BOUND - 4);
    assertThat(HttpText.answers(send(HttpText.post("", line + "\n" + line + "x\n")))).hasSize(1);
    assertThat(lines()).containsExactly(line, line + "…");
  }

  @Test
  void gzipIsUnpacked() throws Exception {
    assertThat(HttpText.answers(send(HttpText.packed(HttpText.gzip(HttpText.text(0, 100))))))
        .containsExactly("200 {\"accepted\":100}");
    assertThat(lines()).hasSize(100).endsWith("<13>line 99");
  }

  @Test
  void aBombIsRefusedAndOthersGoOn() throws Exception {
    byte[] bomb = HttpText.gzip("x".repeat(100 << 20));
    assertThat(HttpText.answers(send(HttpText.packed(bomb))).getFirst())
        .isEqualTo(
            "413 {\"accepted\":0,\"error\":\"a body has up to 65536 bytes; send more requests\"}");
    assertThat(HttpText.answers(send(HttpText.post("", "<13>one"))))
        .containsExactly("200 {\"accepted\":1}");
  }

  @Test
  void whatIsNoGzipIsSaid() throws Exception {
    assertThat(
            HttpText.answers(
                    send(HttpText.packed(HttpText.bytes("this is not packed, whatever it says"))))
                .getFirst())
        .startsWith("400")
        .contains("can't be unpacked");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "GET /events HTTP/1.1 # 405 # lines are sent with POST",
        "POST /other HTTP/1.1 # 404 # lines go to /events",
        "POST /eventsandmore HTTP/1.1 # 404 # lines go to /events",
        "POST /events HTTP/1.1|Content-Type: application/x-www-form-urlencoded # 415 #"
            + " Content-Type is application/x-ndjson, text/plain (a line each) or application/json",
        "POST /events HTTP/1.1|Content-Encoding: br # 415 # the only Content-Encoding is gzip",
        "POST /events HTTP/1.1|Content-Type: application/json # 400 #"
            + " a JSON object was expected, or several; text goes as text/plain",
      })
  void whatIsRefusedIsSaidAndTheNextRequestIsTaken(String head, String status, String error)
      throws Exception {
    String request =
        head.replace("|", "\r\n") + "\r\nHost: engine\r\nContent-Length: 7\r\n\r\n<13>one";
    assertThat(HttpText.answers(send(request, HttpText.post("", "<13>two"))))
        .containsExactly(
            status + " {\"accepted\":0,\"error\":\"" + error + "\"}", "200 {\"accepted\":1}");
    assertThat(lines()).containsExactly("<13>two");
  }

  @Test
  void whatIsNoHttpIsSaid() throws Exception {
    assertThat(send("<13>plain syslog\r\n\r\n")).startsWith("HTTP/1.1 400 Bad Request");
  }

  @Test
  void aBodyBeyondTheBoundIsRefused() throws Exception {
    String body = "x".repeat(MOST_BODY + 1);
    assertThat(send(HttpText.post("", body)))
        .startsWith("HTTP/1.1 413")
        .contains("connection: close");
    String chunked =
        "POST /events HTTP/1.1\r\nHost: engine\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "10000\r\n%s\r\n10\r\n%s\r\n0\r\n\r\n"
                .formatted("x".repeat(MOST_BODY), "y".repeat(16));
    assertThat(send(chunked)).startsWith("HTTP/1.1 413");
  }

  @Test
  void whoWaitsIsToldToGoOn() throws Exception {
    try (Socket socket = new Socket(engine.getAddress(), engine.getPort())) {
      String request = HttpText.post("Expect: 100-continue|Connection: close", "<13>one");
      int body = request.length() - 7;
      socket.getOutputStream().write(HttpText.bytes(request.substring(0, body)));
      byte[] goOn = socket.getInputStream().readNBytes(25);
      assertThat(new String(goOn, StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      socket.getOutputStream().write(HttpText.bytes(request.substring(body)));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200 OK");
    }
  }

  @Test
  void whoWaitsInVainIsTold() throws Exception {
    String tooLong =
        "POST /events HTTP/1.1\r\nHost: engine\r\nExpect: 100-continue\r\n"
            + "Content-Length: 1000000\r\n\r\n";
    assertThat(send(tooLong)).startsWith("HTTP/1.1 413");
  }

  @Test
  void withATokenOnlyWhoHasIt() throws Exception {
    restart(TOKEN);
    String answer =
        send(
            HttpText.post("", "<13>none"),
            HttpText.post("Authorization: Bearer wrong", "<13>wrong"),
            HttpText.post("Authorization: Basic " + TOKEN, "<13>basic"),
            HttpText.post("authorization: bearer " + TOKEN, "<13>right"));
    assertThat(HttpText.answers(answer).stream().map(each -> each.substring(0, 3)))
        .containsExactly("401", "401", "401", "200");
    assertThat(answer).contains("www-authenticate: Bearer").doesNotContain(TOKEN);
    assertThat(lines()).containsExactly("<13>right");
  }

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

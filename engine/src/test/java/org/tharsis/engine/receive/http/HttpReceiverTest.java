package org.tharsis.engine.receive.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP over real sockets, before a small journal. */
class HttpReceiverTest extends HttpListening {
  private static final String TOKEN = "c2VjcmV0LXNlY3JldA==";

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
}

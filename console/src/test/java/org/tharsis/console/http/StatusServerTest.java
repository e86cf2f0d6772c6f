package org.tharsis.console.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tharsis.config.StatusSettings;
import org.tharsis.engine.Status;
import org.tharsis.engine.Strain;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.account.ExclusionAccount;
import org.tharsis.engine.account.SenderAccount;
import org.tharsis.engine.report.Outcomes.Outcome;
import org.tharsis.model.IpAddress;

class StatusServerTest {
  private static final IpAddress LOOPBACK =
      Objects.requireNonNull(IpAddress.parse("127.0.0.1"), "an address");
  private static final long MEGABYTE = 1 << 20;
  private static final Map<String, Outcome> REPORTS =
      Map.of("denied", new Outcome(5, 2, 9_000, 7_500, "not mailed"));

  private final HttpClient client = HttpClient.newHttpClient();
  private volatile Status status = status("", true, 100 * MEGABYTE);
  private StatusServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        new StatusServer(
            new StatusSettings(true, LOOPBACK, 0),
            () -> status,
            () -> REPORTS,
            () -> Map.of("ended", 2L));
  }

  @AfterEach
  void stop() {
    server.close();
    client.close();
  }

  private static Status status(String trouble, boolean caughtUp, long room) {
    Map<String, SenderAccount> senders =
        Map.of(
            "192.0.2.1", new SenderAccount(14, 6, 3, 1, 4, 2, 1, 9),
            "udp \"of\\\nsomebody\"", new SenderAccount(5, 5, 0, 0, 0, 0, 0));
    return new Status(
        1_500,
        new Balance(
            new TreeMap<>(senders),
            new TreeMap<>(
                Map.of(
                    "live",
                    new TreeMap<>(Map.of("cdn", new ExclusionAccount(30, 1_000, 4, 2_000, 2)))))),
        new Strain(7, 8, 9),
        trouble,
        caughtUp,
        64 * MEGABYTE,
        room,
        25,
        1,
        Map.of(new Status.Kind("port-scan", "yellow"), 4L));
  }

  private HttpResponse<String> request(String method, String path) throws Exception {
    URI uri = URI.create("http:/" + server.address() + path);
    return client.send(
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return request("GET", path);
  }

  @Test
  void metricsAreInPrometheusTextFormat() throws Exception {
    HttpResponse<String> metrics = get("/metrics");
    assertThat(metrics.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
    assertThat(metrics.body().lines())
        .contains(
            "# TYPE tharsis_lines_received_total counter",
            "tharsis_lines_received_total 19.0",
            "tharsis_lines_indexed_total 11.0",
            "tharsis_lines_dropped_total 3.0",
            "tharsis_lines_lost_total 1.0",
            "tharsis_templates_forgotten_total 9.0",
            "tharsis_lines_refused_total 4.0",
            "tharsis_lines_missing 9.0",
            "tharsis_sender_lines_missing{sender=\"192.0.2.1\"} 9.0",
            "tharsis_sender_lines_received_total{sender=\"192.0.2.1\"} 14.0",
            "tharsis_incidents_total{rule=\"port-scan\",severity=\"yellow\"} 4.0",
            "tharsis_exclusion_hits_total{exclusion=\"cdn\"} 30.0",
            "tharsis_exclusion_shadow_total{exclusion=\"cdn\"} 4.0",
            "tharsis_exclusion_quieted_incidents_total{exclusion=\"cdn\"} 2.0",
            "tharsis_events_late_total 7.0",
            "tharsis_rules_cut_off 1.0",
            "tharsis_storing 1.0",
            "tharsis_exclusion_lint{kind=\"ended\"} 2.0",
            "tharsis_report_failures_total{report=\"denied\"} 2.0",
            "tharsis_report_last_done_timestamp_seconds{report=\"denied\"} 7.5",
            "tharsis_status_timestamp_seconds 1.5");
  }

  @Test
  void aNameThatSomebodyElseChoseStaysOnItsLine() throws Exception {
    assertThat(get("/metrics").body().lines())
        .contains(
            "tharsis_sender_lines_received_total{sender=\"udp \\\"of\\\\\\nsomebody\\\"\"} 5.0");
  }

  @Test
  void oneThatLivesSaysSo() throws Exception {
    status = status("disk full", false, 0);
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''        | true  | 104857600 | 200 | ready",
        "disk full | true  | 104857600 | 503 | nothing can be stored: disk full",
        "''        | false | 104857600 | 503 | what was received before the start is being judged",
        "''        | true  | 1000      | 503 | the journal is full",
      })
  void oneThatIsNotReadySaysWhy(
      String trouble, boolean caughtUp, long room, int code, String answer) throws Exception {
    status = status(trouble, caughtUp, room);
    HttpResponse<String> ready = get("/readyz");
    assertThat(ready.statusCode()).isEqualTo(code);
    assertThat(ready.body()).isEqualTo(answer + "\n");
  }

  @Test
  void whatIsNotThereIsAnsweredWithWhatIs() throws Exception {
    HttpResponse<String> none = get("/metric");
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(none.body()).contains("/metrics, /healthz and /readyz");
  }

  @Test
  void nothingIsTaken() throws Exception {
    HttpResponse<String> post = request("POST", "/metrics");
    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(post.headers().firstValue("Allow")).hasValue("GET, HEAD");
    assertThat(request("HEAD", "/metrics").body()).isEmpty();
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    StatusSettings same = new StatusSettings(true, LOOPBACK, server.address().getPort());
    assertThatThrownBy(() -> new StatusServer(same, () -> status, Map::of, Map::of))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("can't listen on 127.0.0.1 port " + same.port())
        .hasMessageContaining("set status.port");
  }
}

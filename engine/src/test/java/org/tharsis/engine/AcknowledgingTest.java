package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines over RELP and HTTP go the way of any others. */
class AcknowledgingTest {
  private static final String EVE =
      """
      {"timestamp":"2026-06-15T13:59:19.123456+0200","event_type":"alert","src_ip":"192.0.2.10",
       "src_port":50100,"dest_ip":"198.51.100.80","dest_port":80,"proto":"TCP",
       "alert":{"action":"allowed","gid":1,"signature_id":9000001,"rev":4,"signature":"a test",
       "category":"Attempted Information Leak","severity":2}}
      """;

  @TempDir private Path directory;

  private SiteFolder site() throws Exception {
    SiteFolder site = new SiteFolder(directory);
    return site.with("tharsis.yaml", settings(site.data()));
  }

  @Test
  void aScanOverRelpIsAnIncident() throws Exception {
    try (RunningEngine engine = RunningEngine.on(site());
        RelpPeer peer = new RelpPeer(128).connect(engine.engine().addresses().getFirst())) {
      peer.send(Asa.scan("203.0.113.9", 1, 20)).end();
      engine.finds("src:203.0.113.9", 20);
    }
    assertThat(new Archive(directory.resolve("data")).incidents())
        .singleElement()
        .extracting(incident -> incident.rule().id())
        .isEqualTo("port-scan");
  }

  @Test
  void jsonOverHttpIsUnderstoodAsAnyLineIs() throws Exception {
    try (RunningEngine engine = RunningEngine.on(site())) {
      assertThat(post(engine, "application/json", EVE)).isEqualTo("200 {\"accepted\":1}");
      assertThat(post(engine, "application/x-ndjson", "{\"what\":\"nobody knows\"}\n"))
          .isEqualTo("200 {\"accepted\":1}");
      engine.finds("src:192.0.2.10 dport:80", 1);
      engine.finds("nobody", 1);
      assertThat(engine.accountsFor(2).total().unrecognised()).isEqualTo(1);
      assertThat(engine.lines("nobody")).isEqualTo(List.of("{\"what\":\"nobody knows\"}"));
    }
  }

  private static String post(RunningEngine engine, String type, String body) throws Exception {
    InetSocketAddress http = engine.engine().addresses().get(1);
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/events".formatted(http.getPort())))
              .header("Content-Type", type)
              .header("Authorization", "Bearer c2VjcmV0LXNlY3JldA==")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() + " " + response.body().strip();
    }
  }

  private static String settings(Path data) {
    return """
    data: %s
    journal: {size: 16MB}
    receivers:
      - {protocol: relp, address: 127.0.0.1, port: 0}
      - {protocol: http, address: 127.0.0.1, port: 0, token: c2VjcmV0LXNlY3JldA==}
    """
        .formatted(data);
  }
}

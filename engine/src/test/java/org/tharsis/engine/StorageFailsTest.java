package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The index can't be written: its directory of the day leads nowhere, as if its disk were gone.
 * What is acknowledged waits in the journal; when that is full, nothing more is acknowledged.
 */
class StorageFailsTest {
  private static final int WINDOW = 2_000;
  @TempDir private Path directory;
  private final AtomicLong acknowledged = new AtomicLong();

  @Test
  void whatIsAcknowledgedIsStoredOnceThatCanBeDone() throws Exception {
    SiteFolder site = new SiteFolder(directory);
    site.with("tharsis.yaml", settings(site.data()));
    Path day = site.data().resolve("events/2026-11-21");
    Files.createDirectories(site.data().resolve("events"));
    Files.createSymbolicLink(day, site.data().resolve("a-disk-that-is-gone"));
    try (RunningEngine engine = RunningEngine.on(site);
        RelpPeer peer = new RelpPeer(WINDOW)) {
      Thread sending = Thread.ofPlatform().start(() -> send(peer, engine.engine()));
      InetSocketAddress http = engine.engine().addresses().get(1);
      Eventually.holds("the journal is full, and says so", () -> status(http) == 503);
      assertThat(sending.isAlive()).as("all were acknowledged").isTrue();
      assertThat(acknowledged.get()).isPositive();
      Files.delete(day);
      sending.join();
      long all = acknowledged.get();
      Eventually.holds("it is accepted again", () -> status(http) == 200);
      Eventually.holds("all are stored", () -> engine.archive().count("src:192.0.2.7") == all);
      assertThat(engine.archive().balance().total().lost()).isZero();
    }
  }

  /** More than the journal holds. */
  private void send(RelpPeer peer, Engine engine) {
    String filling = " " + "x".repeat(1_000);
    try {
      peer.connect(engine.addresses().getFirst());
      for (int line = 0; line < 24_000; line++) {
        peer.send(line(line) + filling);
        acknowledged.set(peer.acknowledged());
      }
      peer.end();
      acknowledged.set(peer.acknowledged());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(int number) {
    return ("<164>2026-11-21T10:00:00Z asa-edge : %%ASA-4-106023: Deny tcp src"
            + " outside:192.0.2.7/40000 dst inside:10.0.0.1/22 by access-group \"outside_in\""
            + " [0x%x, 0x0]")
        .formatted(number);
  }

  private static int status(InetSocketAddress http) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:%d/events".formatted(http.getPort()));
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .version(HttpClient.Version.HTTP_1_1)
              .header("Content-Type", "text/plain")
              .POST(HttpRequest.BodyPublishers.ofString("<13>is there room?"))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private static String settings(Path data) {
    return """
    data: %s
    journal: {size: 16MB}
    receivers:
      - {protocol: relp, address: 127.0.0.1, port: 0}
      - {protocol: http, address: 127.0.0.1, port: 0}
    """
        .formatted(data);
  }
}

package org.tharsis.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Two senders, of every other line each: one over RELP, one over HTTP with a key a request. Both
 * send again what was not acknowledged, and neither hurries far ahead of the other.
 */
final class AcknowledgedTraffic implements AutoCloseable {
  private static final int WINDOW = 128;
  private static final int BATCH = 50;

  /** Lines one sender may be ahead of the other's acknowledgements: less than the lateness. */
  private static final int MOST_AHEAD = 600;

  private final PlantedScans lines;
  private final SharedClock clock;
  private final AtomicLong relp = new AtomicLong();
  private final AtomicLong http = new AtomicLong();
  private final AtomicReference<@Nullable ForkedEngine> engine = new AtomicReference<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final List<Thread> senders = new ArrayList<>();
  private volatile boolean closed;
  private volatile long most;

  AcknowledgedTraffic(PlantedScans lines, SharedClock clock) {
    this.lines = lines;
    this.clock = clock;
    clock.reach(PlantedScans.BEGIN);
  }

  void begin(ForkedEngine first) {
    engine.set(first);
    senders.add(Thread.ofPlatform().name("relp sender").start(() -> run(this::sendOverRelp)));
    senders.add(Thread.ofPlatform().name("http sender").start(() -> run(this::sendOverHttp)));
  }

  /** They send no lines from this one on for now. */
  void mayGoTo(long line) {
    most = line;
  }

  /** From now on they find this one. */
  void goOn(ForkedEngine next) {
    engine.set(next);
  }

  void awaitAcknowledged(long wanted) throws Exception {
    Eventually.holds(
        wanted + " lines are acknowledged",
        () -> {
          Throwable cause = failure.get();
          if (cause != null) {
            throw new AssertionError("a sender failed", cause);
          }
          return relp.get() + http.get() >= wanted;
        });
  }

  private interface Sending {
    void run() throws Exception;
  }

  private void run(Sending sending) {
    try {
      sending.run();
    } catch (Exception | AssertionError e) {
      if (!closed) {
        failure.set(e);
      }
    }
  }

  private InetSocketAddress address(int receiver) {
    ForkedEngine present = engine.get();
    if (present == null) {
      throw new IllegalStateException("not begun");
    }
    return present.address(receiver);
  }

  /** Waits until this line may be sent, and has its time come. */
  private String next(int number, AtomicLong other) throws Exception {
    if (number - 2 * other.get() > MOST_AHEAD) {
      Eventually.holds(
          "the other sender comes along", () -> number - 2 * other.get() <= MOST_AHEAD);
    }
    clock.reach(PlantedScans.time(number));
    return lines.line(number);
  }

  private void sendOverRelp() throws Exception {
    try (RelpPeer peer = new RelpPeer(WINDOW)) {
      boolean open = false;
      for (int number = 0; number < lines.lines() || peer.unanswered() > 0; ) {
        try {
          if (!open) {
            peer.connect(address(0));
            open = true;
          }
          if (number < Math.min(most, lines.lines()) && peer.unanswered() < WINDOW) {
            String line = next(number, http);
            number += 2;
            peer.send(line);
          } else if (peer.unanswered() > 0) {
            peer.hear();
          } else {
            awaitTurn(number);
          }
          relp.set(peer.acknowledged());
        } catch (IOException e) {
          open = false;
          Eventually.holds("an engine listens", () -> closed || isThere(0));
        }
      }
    }
  }

  private void awaitTurn(int number) throws Exception {
    if (number >= most) {
      Eventually.holds("it may go on", () -> closed || number < most);
    }
  }

  private boolean isThere(int receiver) {
    try (Peer probe = new Peer(address(receiver))) {
      probe.send("");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void sendOverHttp() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int number = 1; number < lines.lines(); ) {
        StringBuilder body = new StringBuilder();
        int count = 0;
        for (; count < BATCH && number < lines.lines(); count++, number += 2) {
          awaitTurn(number);
          body.append(next(number, relp)).append('\n');
        }
        post(client, "batch-" + number, body.toString(), count);
        http.addAndGet(count);
      }
    }
  }

  private void post(HttpClient client, String key, String body, int count) throws Exception {
    Eventually.holds(
        "the request is accepted", () -> closed || isAccepted(client, key, body, count));
  }

  private boolean isAccepted(HttpClient client, String key, String body, int count)
      throws InterruptedException {
    InetSocketAddress to = address(1);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/events".formatted(to.getPort())))
            .timeout(Duration.ofSeconds(60))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/x-ndjson")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == 200) {
        if (!response.body().equals("{\"accepted\":%d}\n".formatted(count))) {
          throw new AssertionError(response.body());
        }
        return true;
      }
      if (response.statusCode() != 503 && response.statusCode() != 409) {
        throw new AssertionError(response + response.body());
      }
    } catch (IOException again) {
      return false;
    }
    return false;
  }

  @Override
  public void close() {
    closed = true;
    for (Thread sender : senders) {
      sender.interrupt();
    }
  }
}

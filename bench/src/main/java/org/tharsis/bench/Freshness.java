package org.tharsis.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tharsis.index.EventFollow;
import org.tharsis.index.EventQuery;
import org.tharsis.index.Patience;
import org.tharsis.model.Event;

/** Sends a line each second that says when it was sent, and looks when it can be found. */
final class Freshness implements AutoCloseable {
  private static final String WORD = "freshnessprobe";
  private static final long SEND_MILLIS = 1000;
  private static final long LOOK_MILLIS = 100;

  private final Path data;
  private final Socket socket;
  private final Semaphore stop = new Semaphore(0);
  private final Thread thread = Thread.ofPlatform().unstarted(this::run);
  private final List<Long> delays = new ArrayList<>();
  private long sent;

  Freshness(InetSocketAddress engine, Path data) throws IOException {
    this.data = data;
    this.socket = new Socket(engine.getAddress(), engine.getPort());
    thread.start();
  }

  private void run() {
    try (EventFollow follow = EventFollow.from(data, query(), Patience.ENDLESS)) {
      long last = 0;
      boolean ends = false;
      while (!ends || delays.size() < sent) {
        ends |= stop.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        long now = System.currentTimeMillis();
        if (now - last >= SEND_MILLIS && !ends) {
          last = now;
          send(now);
        }
        follow.poll(
            event -> {
              found(event);
              return true;
            });
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static EventQuery query() {
    return (EventQuery) EventQuery.parse(WORD);
  }

  private void send(long now) throws IOException {
    String line = "<13>%s sent at %d\n".formatted(WORD, now);
    socket.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
    sent++;
  }

  private void found(Event event) {
    String text = event.text();
    long then = Long.parseLong(text, text.lastIndexOf(' ') + 1, text.length(), 10);
    delays.add(System.currentTimeMillis() - then);
  }

  /** Ends, and says how many lines were sent. */
  long end() throws InterruptedException {
    stop.release();
    thread.join(30_000);
    return sent;
  }

  /** How long it took a line until it was found, in half of all cases and at most. */
  String delays() {
    List<Long> ordered = delays.stream().sorted().toList();
    return ordered.isEmpty()
        ? ""
        : "%,d, %,d ms".formatted(ordered.get(ordered.size() / 2), ordered.getLast());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

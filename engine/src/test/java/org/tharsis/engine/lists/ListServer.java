package org.tharsis.engine.lists;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A web server on this machine that publishes one list. */
final class ListServer implements AutoCloseable {
  private final HttpServer server;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile String content = "";
  private volatile @Nullable String etag;
  private volatile int status = 200;
  private volatile boolean stalls;

  ListServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/list", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/list";
  }

  /** From now on it has this; without a tag it is sent in any case. */
  void has(String text, @Nullable String tag) {
    content = text;
    etag = tag;
  }

  void answers(int code) {
    status = code;
  }

  /** From now on it begins to answer and does not go on. */
  void stalls() {
    stalls = true;
  }

  /** What it answered to each request. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String known = exchange.getRequestHeaders().getFirst("If-None-Match");
      String tag = etag;
      if (tag != null && tag.equals(known)) {
        asked.add("304");
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      if (tag != null) {
        exchange.getResponseHeaders().set("ETag", tag);
      }
      if (status >= 300 && status < 400) {
        exchange.getResponseHeaders().set("Location", "https://elsewhere.example.com/list");
      }
      asked.add(String.valueOf(status));
      send(exchange, content.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void send(HttpExchange exchange, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(status, stalls ? bytes.length + 1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
      out.flush();
      if (stalls) {
        closed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}

package org.tharsis.console.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.tharsis.config.StatusSettings;
import org.tharsis.engine.Status;
import org.tharsis.engine.report.Outcomes.Outcome;

/**
 * Answers {@code /metrics} (Prometheus text format 0.0.4), {@code /healthz} (the process lives) and
 * {@code /readyz} (what comes in now is judged and stored; 503 and the reason otherwise).
 */
public final class StatusServer implements AutoCloseable {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final int OK = 200;
  private static final int NOT_ALLOWED = 405;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  static {
    // Read once by the server's class: peers that dawdle are not to hold its threads for ever.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    System.setProperty("sun.net.httpserver.maxRspTime", "30");
    System.setProperty("jdk.httpserver.maxConnections", "64");
  }

  private final Supplier<Status> status;
  private final Supplier<Map<String, Outcome>> reports;
  private final Supplier<Map<String, Long>> complaints;
  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().name("http-", 0).factory());

  /**
   * Listens.
   *
   * @param reports how the site's reports fared, by name
   * @param complaints what is the matter with exclusions, by kind
   * @throws IOException if it can't; the message says where
   */
  public StatusServer(
      StatusSettings settings,
      Supplier<Status> status,
      Supplier<Map<String, Outcome>> reports,
      Supplier<Map<String, Long>> complaints)
      throws IOException {
    this.status = status;
    this.reports = reports;
    this.complaints = complaints;
    InetAddress address = InetAddress.getByAddress(settings.address().toBytes());
    try {
      server = HttpServer.create(new InetSocketAddress(address, settings.port()), 0);
    } catch (IOException e) {
      throw new IOException(
          "can't listen on %s port %d: %s; stop the other program, or set status.port"
              .formatted(settings.address(), settings.port(), e.getMessage()),
          e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestMethod()) {
        case "GET", "HEAD" -> get(exchange);
        default -> {
          exchange.getResponseHeaders().set("Allow", "GET, HEAD");
          send(exchange, NOT_ALLOWED, TEXT, "only GET is answered here\n");
        }
      }
    }
  }

  private void get(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/metrics" ->
          send(
              exchange,
              OK,
              Metrics.CONTENT_TYPE,
              new Metrics(status.get(), reports.get(), complaints.get()).text());
      case "/healthz" -> send(exchange, OK, TEXT, "alive\n");
      case "/readyz" -> ready(exchange, new Readiness(status.get()));
      default -> send(exchange, NOT_FOUND, TEXT, "here are /metrics, /healthz and /readyz\n");
    }
  }

  private static void ready(HttpExchange exchange, Readiness readiness) throws IOException {
    String reason = readiness.hindrance();
    if (reason.isEmpty()) {
      send(exchange, OK, TEXT, "ready\n");
    } else {
      send(exchange, UNAVAILABLE, TEXT, reason + "\n");
    }
  }

  private static void send(HttpExchange exchange, int code, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(code, -1);
    } else {
      exchange.sendResponseHeaders(code, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

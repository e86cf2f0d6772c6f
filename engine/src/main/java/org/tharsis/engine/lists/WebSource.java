package org.tharsis.engine.lists;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.ListHeader.Fetch;
import org.tharsis.model.Escaped;

/**
 * Fetches over HTTP, from the very address that is given: a redirection is not followed, and said
 * instead. It is asked whether anything has changed first (RFC 9110 13.1).
 */
final class WebSource implements AutoCloseable {
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int REDIRECTIONS = 300;
  private static final int ERRORS = 400;
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final Duration whole;
  private @Nullable HttpClient client;
  private boolean closed;

  /**
   * @param whole how long it may take from the first byte to the last
   */
  WebSource(Duration whole) {
    this.whole = whole;
  }

  /**
   * Asks for it.
   *
   * @param last what is known of the last time; null to have it in any case
   * @param into where it is written to
   * @param maxBytes how long it may be as it is sent
   * @throws IOException saying why it can't be had
   */
  Answer get(URI address, @Nullable Fetch last, Path into, long maxBytes) throws IOException {
    CompletableFuture<HttpResponse<@Nullable Path>> asked =
        client().sendAsync(request(address, last), body(into, maxBytes));
    try {
      return answer(asked.get(whole.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException failed) {
      throw new IOException(reason(failed.getCause()), failed);
    } catch (TimeoutException slow) {
      asked.cancel(true);
      throw new IOException("was not there after %d s".formatted(whole.toSeconds()), slow);
    } catch (InterruptedException stop) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("was broken off", stop);
    }
  }

  /** Made when it is needed: most sites fetch nothing. */
  private synchronized HttpClient client() throws IOException {
    if (closed) {
      throw new IOException("was broken off");
    }
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .connectTimeout(CONNECT)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
    }
    return client;
  }

  private HttpRequest request(URI address, @Nullable Fetch last) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(whole)
            .header("User-Agent", "tharsis")
            .header("Accept-Encoding", "gzip");
    if (last != null && last.etag() != null) {
      request.header("If-None-Match", last.etag());
    }
    if (last != null && last.modified() != null) {
      request.header("If-Modified-Since", last.modified());
    }
    return request.build();
  }

  /** Only what is the list itself is written. */
  private static BodyHandler<@Nullable Path> body(Path into, long maxBytes) {
    BodyHandler<@Nullable Path> file = BodyHandlers.limiting(BodyHandlers.ofFile(into), maxBytes);
    BodyHandler<@Nullable Path> nothing = BodyHandlers.replacing(null);
    return info -> info.statusCode() == OK ? file.apply(info) : nothing.apply(info);
  }

  private static Answer answer(HttpResponse<@Nullable Path> response) throws IOException {
    int status = response.statusCode();
    Path file = response.body();
    if (status == OK && file != null) {
      return new Answer.Content(file, header(response, "ETag"), header(response, "Last-Modified"));
    }
    if (status == NOT_MODIFIED) {
      return new Answer.Unchanged();
    }
    String elsewhere = header(response, "Location");
    if (status >= REDIRECTIONS && status < ERRORS && elsewhere != null) {
      throw new IOException(
          "has moved to %s; write that at 'from' if it is right".formatted(elsewhere));
    }
    throw new IOException("answered " + status);
  }

  private static @Nullable String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).map(Escaped::text).orElse(null);
  }

  private static String reason(@Nullable Throwable cause) {
    if (cause == null || cause.getMessage() == null) {
      return "could not be asked (%s)".formatted(cause);
    }
    return "could not be had: " + Escaped.text(cause.getMessage());
  }

  /** Breaks off what is under way. */
  @Override
  public synchronized void close() {
    closed = true;
    if (client != null) {
      client.shutdownNow();
    }
  }
}

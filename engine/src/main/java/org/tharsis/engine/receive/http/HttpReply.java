package org.tharsis.engine.receive.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/**
 * What a request is answered with.
 *
 * @param accepted how many of its lines are kept
 * @param trouble what was wrong and what would be right, in plain ASCII; empty for nothing
 * @param last whether the connection ends with it
 * @param retrySeconds when the request may come again; 0 if nothing is said of it
 */
record HttpReply(
    HttpResponseStatus status, long accepted, String trouble, boolean last, long retrySeconds) {
  private static final int RETRY_SECONDS = 5;

  HttpReply(HttpResponseStatus status, long accepted, String trouble, boolean last) {
    this(
        status,
        accepted,
        trouble,
        last,
        status.code() == 409 || status.code() == 503 ? RETRY_SECONDS : 0);
  }

  /** The sender is ahead of its rate (RFC 6585, 4). */
  static HttpReply tooMany(long seconds) {
    return new HttpReply(
        HttpResponseStatus.TOO_MANY_REQUESTS,
        0,
        "more lines came than your rate allows; send this again in %d s".formatted(seconds),
        false,
        seconds);
  }

  /** The same, and the connection ends with it. */
  HttpReply andLast(long accepted) {
    return new HttpReply(status, accepted, trouble, true, retrySeconds);
  }

  static HttpReply ok(long accepted, boolean last) {
    return new HttpReply(HttpResponseStatus.OK, accepted, "", last);
  }

  /** Go on and send the body. */
  static HttpReply goOn() {
    return new HttpReply(HttpResponseStatus.CONTINUE, 0, "", false);
  }

  FullHttpResponse response() {
    boolean goOn = status.equals(HttpResponseStatus.CONTINUE);
    ByteBuf body =
        goOn ? Unpooled.EMPTY_BUFFER : Unpooled.copiedBuffer(json(), StandardCharsets.US_ASCII);
    FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
    if (!goOn) {
      headers(response);
    }
    return response;
  }

  private String json() {
    return trouble.isEmpty()
        ? "{\"accepted\":%d}\n".formatted(accepted)
        : "{\"accepted\":%d,\"error\":\"%s\"}\n".formatted(accepted, trouble);
  }

  private void headers(FullHttpResponse response) {
    var headers = response.headers();
    headers.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
    headers.setInt(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
    headers.set(
        HttpHeaderNames.CONNECTION, last ? HttpHeaderValues.CLOSE : HttpHeaderValues.KEEP_ALIVE);
    switch (status.code()) {
      case 401 -> headers.set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
      case 405 -> headers.set(HttpHeaderNames.ALLOW, "POST");
      default -> {}
    }
    if (retrySeconds > 0) {
      headers.set(HttpHeaderNames.RETRY_AFTER, Long.toString(retrySeconds));
    }
  }
}

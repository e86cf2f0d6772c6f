package org.tharsis.engine.receive.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.receive.intake.LineDigest;

/** Which requests an HTTP receiver takes. */
final class HttpRules {
  static final String PATH = "/events";

  private static final String BEARER = "Bearer ";
  private static final int MOST_KEY = 255;

  private final ReceiverSettings.Http settings;
  private final byte[] token;

  HttpRules(ReceiverSettings.Http settings) {
    this.settings = settings;
    this.token = hash(settings.token());
  }

  private static byte[] hash(String token) {
    return LineDigest.sha256().digest(token.getBytes(StandardCharsets.UTF_8));
  }

  /** What a request is refused with before its body is looked at; null if it is not. */
  @Nullable HttpReply refusal(HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      return refused(HttpResponseStatus.BAD_REQUEST, "this is no HTTP/1.1 request");
    }
    if (!isPath(request.uri())) {
      return refused(HttpResponseStatus.NOT_FOUND, "lines go to " + PATH);
    }
    if (!request.method().equals(HttpMethod.POST)) {
      return refused(HttpResponseStatus.METHOD_NOT_ALLOWED, "lines are sent with POST");
    }
    if (!mayPost(request)) {
      return refused(
          HttpResponseStatus.UNAUTHORIZED, "send the header Authorization: Bearer TOKEN");
    }
    return content(request);
  }

  private @Nullable HttpReply content(HttpRequest request) {
    String encoding = request.headers().get(HttpHeaderNames.CONTENT_ENCODING, "identity");
    if (!encoding.equalsIgnoreCase("identity")) { // gzip was unpacked before
      return refused(
          HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE, "the only Content-Encoding is gzip");
    }
    if (body(request) == null) {
      return refused(
          HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE,
          "Content-Type is application/x-ndjson, text/plain (a line each) or application/json");
    }
    if (key(request).length() > MOST_KEY) {
      return refused(HttpResponseStatus.BAD_REQUEST, "an Idempotency-Key has up to 255 characters");
    }
    return HttpUtil.getContentLength(request, 0L) > settings.maxBodyBytes() ? tooLong() : null;
  }

  HttpReply tooLong() {
    return new HttpReply(
        HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
        0,
        "a body has up to %d bytes; send more requests".formatted(settings.maxBodyBytes()),
        true);
  }

  private static HttpReply refused(HttpResponseStatus status, String trouble) {
    return new HttpReply(status, 0, trouble, false);
  }

  private static boolean isPath(String uri) {
    int query = uri.indexOf('?');
    return PATH.equals(query < 0 ? uri : uri.substring(0, query));
  }

  /** Takes as long whatever part of it is wrong. */
  private boolean mayPost(HttpRequest request) {
    String given = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
    boolean bearer = given.regionMatches(true, 0, BEARER, 0, BEARER.length());
    return settings.token().isEmpty()
        || MessageDigest.isEqual(
            token, hash(bearer ? given.substring(BEARER.length()).strip() : ""));
  }

  /** What cuts its body into lines; null if nothing does. */
  @Nullable BodyLines body(HttpRequest request) {
    CharSequence type = HttpUtil.getMimeType(request);
    return switch (type == null ? "text/plain" : type.toString().strip().toLowerCase(Locale.ROOT)) {
      case "application/x-ndjson", "text/plain" -> new TextBody(settings.maxLineBytes());
      case "application/json" -> new JsonBody(settings.maxLineBytes());
      default -> null;
    };
  }

  /** What makes it the same request if it comes again; empty for nothing. */
  static String key(HttpRequest request) {
    return request.headers().get("Idempotency-Key", "").strip();
  }

  int maxBodyBytes() {
    return settings.maxBodyBytes();
  }
}

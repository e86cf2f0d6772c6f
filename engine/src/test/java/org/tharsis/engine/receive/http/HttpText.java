package org.tharsis.engine.receive.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Requests and answers as they go over the wire. */
final class HttpText {
  private HttpText() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String post(String headers, String body) {
    return "POST /events HTTP/1.1\r\nHost: engine\r\n"
        + headers.replace("|", "\r\n")
        + (headers.isEmpty() ? "" : "\r\n")
        + "Content-Length: %d\r\n\r\n".formatted(body.length())
        + body;
  }

  /** Has the connection closed behind its answer, which is 404. */
  static final String LAST = "GET /bye HTTP/1.1\r\nHost: engine\r\nConnection: close\r\n\r\n";

  /** Status and body of each answer, without that of the last request. */
  static List<String> answers(String all) {
    List<String> answers = new ArrayList<>();
    for (String part : all.split("HTTP/1.1 ", -1)) {
      if (!part.isEmpty()) {
        String body = part.substring(part.indexOf("\r\n\r\n") + 4).strip();
        answers.add(part.substring(0, 3) + (body.isEmpty() ? "" : " " + body));
      }
    }
    if (answers.getLast().startsWith("404")) {
      answers.removeLast();
    }
    return answers;
  }

  static String text(int from, int to) {
    return String.join("\n", IntStream.range(from, to).mapToObj(i -> "<13>line " + i).toList());
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(bytes(text));
    }
    return bytes.toByteArray();
  }

  static byte[] packed(byte[] body) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.write(
        bytes(
            "POST /events HTTP/1.1\r\nHost: engine\r\nContent-Encoding: gzip\r\nContent-Length: %d"
                    .formatted(body.length)
                + "\r\n\r\n"));
    request.write(body);
    return request.toByteArray();
  }
}

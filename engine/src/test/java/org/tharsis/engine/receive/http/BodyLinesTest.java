package org.tharsis.engine.receive.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyLinesTest {
  private static final int BOUND = 24;

  /** What comes of a body, in one piece and byte by byte; cut lines with "…". */
  private static List<String> lines(boolean json, String body) throws BodyLines.Malformed {
    List<String> whole = lines(json, body, body.length());
    assertThat(lines(json, body, 1)).isEqualTo(whole);
    return whole;
  }

  private static List<String> lines(boolean json, String body, int piece)
      throws BodyLines.Malformed {
    BodyLines cutting = json ? new JsonBody(BOUND) : new TextBody(BOUND);
    List<String> lines = new ArrayList<>();
    BodyLines.Lines to =
        (bytes, truncated) ->
            lines.add(new String(bytes, StandardCharsets.UTF_8) + (truncated ? "…" : ""));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < bytes.length; at += piece) {
      cutting.read(Unpooled.wrappedBuffer(bytes, at, Math.min(piece, bytes.length - at)), to);
    }
    cutting.end(to);
    return lines;
  }

  @Test
  void textLines() throws Exception {
    assertThat(lines(false, "one\ntwo\r\n\n\0\nthree")).containsExactly("one", "two", "three");
    assertThat(lines(false, "")).isEmpty();
  }

  @Test
  void longTextLinesAreCutAndMarked() throws Exception {
    String most = "x".repeat(BOUND);
    assertThat(lines(false, most + "\r\n" + most + "x\n" + most.repeat(99) + "\nnext\n"))
        .containsExactly(most, most + "…", most + "…", "next");
  }

  @Test
  void jsonObjectsWhereverTheyEnd() throws Exception {
    assertThat(lines(true, "{\"a\":1}\n{\"b\":{\"c\":[{}]}}{}\n"))
        .containsExactly("{\"a\":1}", "{\"b\":{\"c\":[{}]}}", "{}");
    assertThat(lines(true, "[{\"a\":1},\n {\"b\":2}]")).containsExactly("{\"a\":1}", "{\"b\":2}");
    assertThat(lines(true, "{\n\"a\": 1\r\n}")).containsExactly("{ \"a\": 1  }");
    assertThat(lines(true, " ")).isEmpty();
  }

  @Test
  void bracketsInStringsAreNone() throws Exception {
    assertThat(lines(true, "{\"a\":\"}\\\"{\"}\n{\"b\":\"\\\\\"}"))
        .containsExactly("{\"a\":\"}\\\"{\"}", "{\"b\":\"\\\\\"}");
  }

  @Test
  void aLongObjectIsCutAndTheNextIsIntact() throws Exception {
    assertThat(lines(true, "{\"a\":\"" + "x".repeat(1_000) + "\"}\n{\"b\":2}"))
        .containsExactly("{\"a\":\"" + "x".repeat(18) + "…", "{\"b\":2}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "\"text\"", "{} text", "}", "1"})
  void whatIsNoObjectIsSaid(String body) {
    assertThatThrownBy(() -> lines(true, body)).hasMessageContaining("a JSON object was expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"a\":[}", "{\"a\":\"}"})
  void anObjectWithoutAnEndIsSaid(String body) {
    assertThatThrownBy(() -> lines(true, body)).hasMessageContaining("has no end");
  }
}

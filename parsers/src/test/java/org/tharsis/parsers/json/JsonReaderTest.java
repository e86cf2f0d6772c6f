package org.tharsis.parsers.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tharsis.parsers.text.Cursor;

class JsonReaderTest {
  private static final int A = 0;
  private static final int AB = 1;
  private static final int ABC = 2;
  private static final int PLACES = 3;

  private final JsonReader reader =
      new JsonReader(JsonPaths.of(Map.of("a", A, "a.b", AB, "a.b.c", ABC, "z", A), PLACES));

  private boolean read(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return reader.read(new Cursor().reset(bytes, 0, bytes.length));
  }

  private String text(int place) {
    Cursor value = reader.value(place);
    return new String(value.bytes(), value.at(), value.end() - value.at(), StandardCharsets.UTF_8);
  }

  @Test
  void aValueIsFoundByItsPath() {
    assertThat(read("{\"x\":{\"a\":9},\"a\":{\"b\":{\"c\":\"deep\"},\"x\":[1,{}]}}")).isTrue();

    assertThat(text(ABC)).isEqualTo("deep");
    assertThat(reader.has(A)).isFalse();
    assertThat(reader.has(AB)).isFalse();
  }

  @Test
  void aKeyMayHoldDots() {
    assertThat(read("{\"a.b\":1,\"a.b.c\":2,\"a.x.c\":3}")).isTrue();

    assertThat(reader.number(AB)).isEqualTo(1);
    assertThat(reader.number(ABC)).isEqualTo(2);
  }

  @Test
  void ofSeveralTheFirstStays() {
    read("{\"z\":\"first\",\"a\":\"second\"}");

    assertThat(text(A)).isEqualTo("first");
  }

  @Test
  void whatIsInAnArrayHasItsPath() {
    read("{\"a\":[{\"b\":[\"x\",\"y\"]},2]}");

    assertThat(text(AB)).isEqualTo("x");
    assertThat(text(A)).isEqualTo("2");
  }

  @Test
  void nullIsNothing() {
    assertThat(read("{\"a\":null,\"z\":true}")).isTrue();

    assertThat(reader.is(A, "true")).isTrue();
  }

  @Test
  void escapesAreResolved() {
    read("{\"a\":\"\\\"q\\\" \\\\ \\/ \\n\\t\\u00e4\\ud83d\\ude00 \\ud83d. \\u12\"}");

    assertThat(text(A)).isEqualTo("\"q\" \\ / \n\t\u00e4\ud83d\ude00 \ufffd. 12");
  }

  @Test
  void blanksMayStandBetween() {
    assertThat(read(" { \"a\" : \r\n\t\"v\" , \"x\" : [ ] , \"y\" : { } } ")).isTrue();

    assertThat(text(A)).isEqualTo("v");
  }

  @Test
  void whatIsCutOffKeepsWhatCameBefore() {
    String whole = "{\"a\":\"v\",\"x\":{\"y\":[1,2]},\"z\":\"w\"}";
    for (int length = 1; length < whole.length(); length++) {
      assertThat(read(whole.substring(0, length))).as("of %d", length).isFalse();
      assertThat(reader.has(A)).as("of %d", length).isEqualTo(length > "{\"a\":\"v".length());
    }
    assertThat(read(whole)).isTrue();
  }

  @Test
  void whatIsTooDeepEndsTheWalk() {
    assertThat(read("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}")).isFalse();
    assertThat(read("{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + ",\"a\":1}")).isTrue();
    assertThat(reader.number(A)).isEqualTo(1);
  }

  @Test
  void nothingStaysOfTheObjectBefore() {
    read("{\"a\":1}");
    read("{\"x\":1}");

    assertThat(reader.has(A)).isFalse();
  }
}

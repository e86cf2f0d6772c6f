package org.tharsis.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tharsis.model.Event;
import org.tharsis.model.Field;

/** Each line of {@code x.log} is the event that stands at its place in {@code x.expected.json}. */
class GoldenFilesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> everyLineIsItsEvent() throws IOException {
    return GoldenFiles.all().stream().flatMap(GoldenFilesTest::ofFile);
  }

  private static Stream<DynamicTest> ofFile(Path log) {
    List<String> lines = GoldenFiles.lines(log);
    List<Map<String, Object>> expected = expected(log);
    assertThat(expected).as("events of %s", log.getFileName()).hasSameSizeAs(lines);
    return IntStream.range(0, lines.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    log.getFileName() + ":" + (i + 1),
                    () ->
                        assertThat(fields(Lines.parse(lines.get(i)))).isEqualTo(expected.get(i))));
  }

  private static List<Map<String, Object>> expected(Path log) {
    Path beside =
        log.resolveSibling(log.getFileName().toString().replace(".log", ".expected.json"));
    try {
      return JSON.readValue(Files.readString(beside), new TypeReference<>() {});
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, Object> fields(Event event) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("@timestamp", Instant.ofEpochMilli(event.timestamp()).toString());
    for (Field field : Field.byName()) {
      Object value = field.intrinsic() ? null : event.get(field);
      if (value != null) {
        fields.put(field.ecsName(), value instanceof Long number ? json(number) : value.toString());
      }
    }
    return fields;
  }

  /** Jackson reads a small number as an int. */
  private static Number json(long number) {
    return number == (int) number ? (Number) (int) number : (Number) number;
  }
}

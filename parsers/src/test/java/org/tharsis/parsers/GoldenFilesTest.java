package org.tharsis.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tharsis.model.Event;
import org.tharsis.model.Field;

/**
 * Each line of {@code x.log} is the event that stands at its place in {@code x.expected.json}. With
 * {@code -Dgolden=write} each file that says otherwise is written anew, for a person to look at.
 */
class GoldenFilesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> everyLineIsItsEvent() throws IOException {
    return GoldenFiles.all().stream().flatMap(GoldenFilesTest::ofFile);
  }

  private static Stream<DynamicTest> ofFile(Path log) {
    List<String> lines = GoldenFiles.lines(log);
    if ("write".equals(System.getProperty("golden"))) {
      write(log, lines.stream().map(line -> fields(Lines.parse(line))).toList());
    }
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

  private static Path beside(Path log) {
    return log.resolveSibling(log.getFileName().toString().replace(".log", ".expected.json"));
  }

  private static List<Map<String, Object>> expected(Path log) {
    try {
      return JSON.readValue(Files.readString(beside(log)), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path log, List<Map<String, Object>> events) {
    try {
      if (!Files.exists(beside(log)) || !expected(log).equals(events)) {
        Files.writeString(
            beside(log),
            events.stream()
                .map(GoldenFilesTest::text)
                .collect(Collectors.joining(",\n", "[\n", "\n]\n")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One field a line, so that a difference is one too. */
  private static String text(Map<String, Object> event) {
    return event.entrySet().stream()
        .map(field -> "    %s: %s".formatted(json(field.getKey()), json(field.getValue())))
        .collect(Collectors.joining(",\n", "  {\n", "\n  }"));
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> fields(Event event) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("@timestamp", Instant.ofEpochMilli(event.timestamp()).toString());
    for (Field field : Field.byName()) {
      Object value = field.intrinsic() ? null : event.get(field);
      if (value != null) {
        fields.put(
            field.ecsName(), value instanceof Long number ? number(number) : value.toString());
      }
    }
    return fields;
  }

  /** Jackson reads a small number as an int. */
  private static Number number(long number) {
    return number == (int) number ? (Number) (int) number : (Number) number;
  }
}

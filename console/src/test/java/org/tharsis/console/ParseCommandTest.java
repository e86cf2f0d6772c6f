package org.tharsis.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParseCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  @Test
  void oneObjectALineInOrderAndNothingLost() throws Exception {
    String deny =
        "<164>Nov 21 2026 10:00:00 fw : %ASA-4-106023: Deny tcp src outside:192.0.2.9/4000 dst"
            + " inside:10.0.0.5/22 by access-group \"x\" [0x0, 0x0]";
    Ran ran = Ran.with(deny + "\n\nwhat is this\nb\u00e4d \u0001 bytes\r\nlast", "parse", "--json");
    assertThat(ran.exitCode()).isZero();
    List<String> lines = ran.lines();
    assertThat(lines).hasSize(5);
    JsonNode first = JSON.readTree(lines.getFirst());
    assertThat(first.at("/@timestamp").asText()).isEqualTo("2026-11-21T10:00:00.000Z");
    assertThat(first.at("/source/ip").asText()).isEqualTo("192.0.2.9");
    assertThat(first.at("/source/port").asInt()).isEqualTo(4000);
    assertThat(first.at("/event/code").asText()).isEqualTo("106023");
    assertThat(first.at("/event/original").asText()).isEqualTo(deny);
    assertThat(first.at("/observer/ingress/interface/name").asText()).isEqualTo("outside");
    for (int i = 1; i < 5; i++) {
      JsonNode other = JSON.readTree(lines.get(i));
      assertThat(other.at("/tags/0").asText()).isEqualTo("unrecognised");
    }
    assertThat(JSON.readTree(lines.getLast()).at("/event/original").asText()).isEqualTo("last");
  }

  @Test
  void timeZonesAreThoseOfTheSite() throws Exception {
    Path config = directory.resolve("tharsis.yaml");
    Files.writeString(
        config, "timeZone: Europe/Vienna\nsenders: [{host: fw-tokyo, timeZone: Asia/Tokyo}]\n");
    String lines = "Jun 15 2026 12:00:00 fw x: one\nJun 15 2026 12:00:00 fw-tokyo x: two\n";
    assertThat(Ran.with(lines, "parse", "--config", config).output())
        .contains("2026-06-15T10:00:00.000Z", "2026-06-15T03:00:00.000Z");
    assertThat(Ran.with(lines, "parse").output())
        .contains("2026-06-15T12:00:00.000Z")
        .doesNotContain("T10:00", "T03:00");
  }

  @Test
  void whatIsShownToPeopleCannotMoveTheirCursor() {
    Ran ran = Ran.with("Nov 21 10:00:00 h x: \u001b[2J\u0007\n", "parse");
    assertThat(ran.output()).contains("\\x1b[2J\\x07").doesNotContain("\u001b");
  }
}

package org.tharsis.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.HeaderReader;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * Whatever stands before the message. {@link LineFuzzTest} sees the header's fields only through
 * the format that reads the message; this one sees them all.
 */
class HeaderFuzzTest {
  private static final String CAMPAIGN = "1h";
  private static final long EARLIEST = Instant.parse("1969-12-31T00:00:00Z").toEpochMilli();
  private static final long LATEST = Instant.parse("2200-01-02T00:00:00Z").toEpochMilli();

  private final Reader reader = new Reader();
  private final byte[] other =
      "<13>1 2026-06-15T12:00:00Z h a p m [x y=\"z\"] -".getBytes(StandardCharsets.US_ASCII);

  private static final class Reader {
    private final Names names = new Names();
    private final Cursor cursor = new Cursor();
    private final Header header = new Header(names);
    private final HeaderReader headers =
        new HeaderReader(new Timestamps(ZoneId.of("Europe/Berlin"), names));

    /** All that the header says, and where the message lies. */
    List<@Nullable Object> read(byte[] line) {
      headers.read(cursor.reset(line, 0, line.length), Lines.NOON.toEpochMilli(), header);
      List<@Nullable Object> said = new ArrayList<>();
      said.add(header.priority());
      said.add(header.timed() ? header.time() : null);
      said.add(header.host());
      said.add(header.tag());
      said.add(header.messageId());
      said.add(header.dataFrom());
      said.add(header.dataTo());
      said.add(cursor.at());
      said.add(cursor.end());
      return said;
    }
  }

  static Stream<byte[]> lines() {
    return GoldenFiles.all().stream()
        .filter(
            log ->
                Stream.of("headers", "asa-relayed", "cisco-ios", "windows", "srx")
                    .anyMatch(log.getFileName().toString()::startsWith))
        .flatMap(log -> GoldenFiles.lines(log).stream())
        .map(line -> line.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("lines")
  @FuzzTest(maxDuration = CAMPAIGN)
  void header(byte[] line) {
    List<@Nullable Object> said = reader.read(line);
    Header header = reader.header;
    assertThat(header.priority()).isBetween(-1, 191);
    if (header.timed()) {
      assertThat(header.time()).isBetween(EARLIEST, LATEST);
    }
    for (String text : new @Nullable String[] {header.host(), header.tag(), header.messageId()}) {
      assertThat(text).isNotEqualTo("");
    }
    assertThat(header.dataFrom()).isBetween(0, header.dataTo());
    assertThat(header.dataTo()).isBetween(0, line.length);
    assertThat(reader.cursor.at()).isBetween(0, reader.cursor.end());
    assertThat(reader.cursor.end()).isBetween(0, line.length);
    reader.read(other);
    assertThat(reader.read(line)).as("whatever line came before").isEqualTo(said);
  }
}

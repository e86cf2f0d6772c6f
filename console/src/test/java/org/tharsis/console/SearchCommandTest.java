package org.tharsis.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tharsis.index.EventIndex;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;

/** What search prints. */
class SearchCommandTest {
  private static final long TEN = 1_795_255_200_000L; // 2026-11-21T10:00:00Z

  @TempDir private Path directory;
  @TempDir private Path data;
  private StoredSite site;

  @BeforeEach
  void aSite() throws IOException {
    site = new StoredSite(directory, data);
  }

  @Test
  void aPageEndsWithWhereTheNextBegins() throws IOException {
    site.replay("scan.log", StoredSite.scan("192.0.2.9", 7));
    List<String> lines = new ArrayList<>();
    Ran page = site.run("search", "--limit", 3);
    assertThat(page.errors()).startsWith("older ones: the same with --before ");
    while (!page.errors().isEmpty()) {
      lines.addAll(page.lines());
      String cursor = page.errors().strip().substring(page.errors().lastIndexOf(' ') + 1);
      page = site.run("search", "--limit", 3, "--before", cursor);
    }
    lines.addAll(page.lines());
    assertThat(lines).isEqualTo(site.run("search").lines()).hasSize(7);
  }

  @Test
  void manyAreReadAFewAtATime() throws IOException {
    add(0, 1200);
    assertThat(site.run("search", "--limit", 1100).lines())
        .hasSize(1100)
        .doesNotHaveDuplicates()
        .first()
        .asString()
        .endsWith("line 1199");
    assertThat(site.run("search", "--all").lines())
        .hasSize(1200)
        .doesNotHaveDuplicates()
        .first()
        .asString()
        .endsWith("line 0");
  }

  @Test
  void sumsByAField() throws IOException {
    add(0, 9);
    assertThat(site.run("search", "--sum", "bytes").output()).isEqualToIgnoringNewLines("36");
    assertThat(site.run("search", "--sum", "bytes", "--by", "user", "--limit", 2).lines())
        .containsExactly("        15  u2", "        12  u1");
    assertThat(site.run("search", "--sum", "bytes", "--by", "user", "--json").lines())
        .first()
        .isEqualTo("{\"value\":\"u2\",\"sum\":15}");
    assertThat(site.run("search", "--sum", "user").errors()).contains("user.name is no number");
  }

  @Test
  void anEventWithThoseAroundIt() throws IOException {
    add(0, 90);
    String id = site.run("search", "--ids", "\"line 45\"").output().split(" ", 2)[0];
    assertThat(id).isEqualTo("udp:5514@45");
    assertThat(site.run("search", "--around", id, "--seconds", 2).lines())
        .extracting(line -> line.substring(line.lastIndexOf(' ') + 1))
        .containsExactly("43", "44", "45", "46", "47");
    assertThat(site.run("search", "--around", id, "--limit", 1000).lines()).hasSize(61);
    assertThat(site.run("search", "--around", "udp:5514@99").errors())
        .startsWith("there is no event udp:5514@99");
    assertThat(site.run("search", "--around", "x").errors()).startsWith("'x' is no event id");
  }

  @Test
  void tablesForSpreadsheets() throws IOException {
    add(0, 3);
    assertThat(site.run("search", "--csv", "--fields", "time,user,bytes,raw").output())
        .isEqualTo(
            "@timestamp,user.name,network.bytes,event.original\r\n"
                + "2026-11-21T10:00:02.000Z,u2,2,\"line 2\"\r\n"
                + "2026-11-21T10:00:01.000Z,u1,1,\"line 1\"\r\n"
                + "2026-11-21T10:00:00.000Z,u0,0,\"line 0\"\r\n");
    assertThat(site.run("search", "--csv", "--top", "user", "--limit", 1).output())
        .isEqualTo("value,count\r\nu0,1\r\n");
    assertThat(site.run("search", "--csv", "--all").lines())
        .hasSize(4)
        .first()
        .asString()
        .startsWith("@timestamp,event.id,observer.name,");
    assertThat(site.run("search", "--csv", "--count").output()).isEqualTo("count\r\n3\r\n");
    assertThat(site.run("search", "--csv", "--histogram", "1m").output())
        .isEqualTo("start,count\r\n2026-11-21T10:00:00.000Z,3\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "--by user | --by goes with --sum",
        "--seconds 5 | --seconds goes with --around",
        "--fields src | --fields goes with --csv",
        "--csv --fields src --count | --fields and --ids go without --count",
        "--ids --top src | --fields and --ids go without --count",
        "--sum byts | there is no field 'byts'; did you mean 'bytes'?",
        "--sum bytes --by sorce | there is no field 'sorce'; did you mean 'source.ip'?",
        "--top sorce | there is no field 'sorce'; did you mean 'source.ip'?",
        "--csv --fields sorce | there is no field 'sorce'; did you mean 'source.ip'?",
        "--csv --fields scr | there is no field 'scr'; did you mean 'src'?",
        "--before x | 'x' is no cursor",
        "--follow --last 5m | --follow goes without --last",
        "--all --limit 5 | --all goes without --limit",
        "--all --count | print no events",
        "--timeout 0s | '0s' is no duration",
        "--limit 10001 | --limit must be 1 to 10000",
      })
  void whatDoesNotGoTogetherIsSaid(String words, String message) {
    List<Object> all = new ArrayList<>(List.of("search"));
    all.addAll(List.of(words.split(" ")));
    Ran ran = site.run(all.toArray());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.errors()).contains(message);
    assertThat(ran.output()).isEmpty();
  }

  @Test
  void aSearchThatTakesTooLongSaysSo() throws IOException {
    add(0, 3000);
    Ran ran = site.run("search", "--timeout", "1ms", "--count", "\"ine 1\" user:*u* raw:*n*");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.errors()).startsWith("this search stopped after 1ms; ask for less time");
  }

  /** While it follows, another writes all the time; so it need not be known when it began. */
  @Test
  void newEventsAreFollowed() throws Exception {
    add(0, 5);
    AtomicBoolean enough = new AtomicBoolean();
    Thread writer = Thread.ofPlatform().start(() -> write(enough));
    Ran ran;
    try {
      ran = site.run("search", "--follow", "--limit", 3, "line");
    } finally {
      enough.set(true);
      writer.join();
    }
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lines())
        .hasSize(3)
        .doesNotHaveDuplicates()
        .noneMatch(line -> line.endsWith("line 0"))
        .allMatch(line -> line.contains("line "));
  }

  private void write(AtomicBoolean enough) {
    try (EventIndex index = EventIndex.open(data)) {
      for (int i = 5; !enough.get(); i++) {
        index.add(event(i));
        index.commit();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(int from, int to) throws IOException {
    try (EventIndex index = EventIndex.open(data)) {
      for (int i = from; i < to; i++) {
        index.add(event(i));
      }
    }
  }

  private static Event event(int i) {
    EventId id = new EventId("udp:5514", i);
    byte[] line = ("line " + i).getBytes(StandardCharsets.UTF_8);
    long time = TEN + 1000L * i;
    return new EventDraft()
        .timestamp(time)
        .put(Field.USER_NAME, "u" + i % 3)
        .put(Field.NETWORK_BYTES, (long) i)
        .event(new Line(id, line, false, new Origin("udp:5514", null), time, true));
  }
}

package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tharsis.model.Cidr;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;

/** Which of five events each query finds. */
class QueryLanguageTest {
  private static final long NOON = RandomEvents.NOON;

  @TempDir static Path directory;

  private static EventSearch search;
  private static final List<Event> EVENTS = new ArrayList<>();

  @BeforeAll
  static void index() throws IOException {
    EVENTS.add(
        Lines.at(
            NOON,
            0,
            "<166>Nov 21 2026 12:00:00 fw-1 : %ASA-6-302013: Built outbound TCP connection 4711"
                + " for outside:198.51.100.7/443 to inside:10.1.2.3/51000 \\o/",
            draft ->
                draft
                    .put(Field.OBSERVER_NAME, "fw-1")
                    .put(Field.EVENT_CODE, "302013")
                    .put(Field.EVENT_SEVERITY, 6L)
                    .put(Field.LOG_SYSLOG_PRIORITY, 166L)
                    .put(Field.NETWORK_SESSION_ID, "4711")
                    .put(Field.SOURCE_IP, ip("10.1.2.3"))
                    .put(Field.SOURCE_PORT, 51000L)
                    .put(Field.SOURCE_INTERNAL, true)
                    .put(Field.DESTINATION_IP, ip("198.51.100.7"))
                    .put(Field.DESTINATION_PORT, 443L)));
    EVENTS.add(
        Lines.at(
            NOON + 1000,
            1,
            "Deny tcp src outside:198.51.100.7/4711 dst inside:10.1.2.3/22 user DOM\\Ann",
            draft ->
                draft
                    .put(Field.USER_NAME, "DOM\\Ann")
                    .put(Field.SOURCE_IP, ip("198.51.100.7"))
                    .put(Field.SOURCE_PORT, 4711L)
                    .put(Field.SOURCE_INTERNAL, false)
                    .put(Field.DESTINATION_IP, ip("10.1.2.3"))
                    .put(Field.DESTINATION_PORT, 22L)));
    EVENTS.add(
        Lines.at(
            NOON + 2000,
            2,
            "weird thing 4711 at 192.0.2.9 said 12:34:56 Größe 2001:DB8:0::5",
            draft -> draft.put(Field.TAGS, "unrecognised clock-off")));
    EVENTS.add(
        Lines.at(
            NOON + 3000,
            3,
            "login of \"John Smith\" from 2001:db8::5 denied",
            draft ->
                draft
                    .put(Field.USER_NAME, "John Smith")
                    .put(Field.SOURCE_IP, ip("2001:db8::5"))
                    .put(Field.HOST_IP, ip("192.0.2.77"))));
    EVENTS.add(Lines.at(NOON + 4000, 4, "", draft -> draft.put(Field.EVENT_REASON, "")));
    try (EventIndex events = EventIndex.open(directory)) {
      for (Event event : EVENTS) {
        events.add(event);
      }
    }
    search = EventSearch.open(directory);
  }

  @AfterAll
  static void close() throws IOException {
    search.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        // all
        "* | 0 1 2 3 4",
        "*:* | 0 1 2 3 4",
        "-deny | 0 2 3 4",
        // keywords
        "dev:fw-1 | 0",
        "observer.name:FW-1 | 0",
        "user:\"john smith\" | 3",
        "user:john* | 3",
        "user:*SMITH | 3",
        "user:dom\\ann | 1",
        "user:DOM\\\\Ann | 1",
        "user:[dom TO john] | 1",
        "_exists_:user.name | 1 3",
        "user:* | 1 3",
        "NOT user:* | 0 2 4",
        "reason:\"\" | 4",
        "tags:unrecognised | 2",
        "tags:CLOCK-OFF | 2",
        "network.session.id:4711 | 0",
        "network.session.id:47* | 0",
        // addresses
        "src:10.1.2.3 | 0",
        "src:10.0.0.0/8 | 0",
        "src:10.1.* | 0",
        "src:2001:db8::5 | 3",
        "src:2001:db8::/32 | 3",
        "src:[10.0.0.0 TO 198.51.100.7] | 0 1",
        "src:[10.0.0.0 TO 198.51.100.7} | 0",
        "src:{10.1.2.3 TO *] | 1 3",
        "src:(10.1.2.3 OR 2001:db8::5) | 0 3",
        "host.ip:192.0.2.0/24 | 3",
        "10.1.2.3 | 0 1",
        "10.1.2.0/24 | 0 1",
        "10.1.* | 0 1",
        "192.0.2.9 | 2",
        "192.0.2.77 | 3",
        "2001:db8::5 | 2 3",
        "2001:db8:0:0::5 | 2 3",
        // numbers, flags, times
        "dport:443 | 0",
        "dport:[1 TO 1023] | 0 1",
        "dport:{22 TO 443] | 0",
        "dport:{443 TO *} | ",
        "_exists_:dport | 0 1",
        "source.internal:true | 0",
        "source.internal:FALSE | 1",
        "@timestamp:2026-11-21 | 0 1 2 3 4",
        "@timestamp:[2026-11-21T12:00:01Z TO 2026-11-21T12:00:02} | 1",
        "@timestamp:{2026-11-21 TO *] | ",
        "event.ingested:[2026-11-21T13:00:03+01:00 TO *] | 3 4",
        "id:\"udp:5514@3\" | 3",
        // the line
        "deny | 1",
        "DENY TCP | 1",
        "built OR login | 0 3",
        "built AND (tcp OR login) | 0",
        "den* | 1 3",
        "*eni?d | 3",
        "GRÖSSE | ",
        "größe | 2",
        "4711 | 0 1 2",
        "47?1 | 0 2",
        "302013 | 0",
        "166 | 0",
        "2026 | 0",
        "raw:4711 | 0 1 2",
        "\"Deny tcp src\" | 1",
        "\"deny TCP src outside:198\" | 1",
        "\"eny tcp\" | ",
        "\"tcp deny\" | ",
        "\"%ASA-6-302013\" | 0",
        "%ASA-6-302013 | 0",
        "\"10.1.2.3/22\" | 1",
        "10.1.2.3/22 | 1",
        "198.51.100.7/443 | 0",
        "\"12:34\" | 2",
        "12:34:56 | 2",
        "\"34:56 Größe\" | 2",
        "\"2001:DB8:0\" | 2",
        "\"\\o/\" | 0",
        "\"DOM\\Ann\" | 1",
        "\"\\\"john\" | 3",
        "\"said 12:34:56 GRÖßE\" | 2",
        // together
        "src:10.0.0.0/8 dport:443 built | 0",
        "src:10.0.0.0/8 -dport:443 | ",
        "4711 AND NOT deny | 0 2",
        "+outside -built | 1",
      })
  void finds(String query, String expected) throws IOException {
    assertThat(offsets(query)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void everyWordOfEveryLineFindsIt() throws IOException {
    for (Event event : EVENTS) {
      byte[] line = event.original();
      Words words = new Words().of(line);
      while (words.next()) {
        int length = words.end() - words.start();
        String word = new String(line, words.start(), length, StandardCharsets.UTF_8);
        assertThat(offsets('"' + word + '"')).as(word).contains(Long.toString(event.id().offset()));
      }
    }
  }

  private static String offsets(String text) throws IOException {
    assertThat(EventQuery.parse(text)).isInstanceOf(EventQuery.class);
    EventQuery query = (EventQuery) EventQuery.parse(text);
    List<Event> found = search.newest(query, TimeRange.ALL, 100);
    assertThat(search.count(query, TimeRange.ALL)).isEqualTo(found.size());
    return String.join(
        " ", found.reversed().stream().map(e -> Long.toString(e.id().offset())).toList());
  }

  private static IpAddress ip(String literal) {
    return Cidr.parse(literal).first();
  }
}

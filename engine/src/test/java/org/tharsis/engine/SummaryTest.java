package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.address;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tharsis.model.Incident;
import org.tharsis.model.Incident.Parties;
import org.tharsis.model.Rule;
import org.tharsis.model.Severity;

class SummaryTest {
  private static final Rule RULE =
      new Rule(
          "port-scan",
          "Port scan",
          Severity.YELLOW,
          Rule.Key.SOURCE,
          Duration.ofMinutes(30),
          "means",
          "to do");
  private static final Parties NOBODY =
      new Parties(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  private static Incident incident(long millis, long count, Parties parties) {
    return new Incident(
        "abcdefghij",
        RULE,
        "key",
        0,
        0,
        millis,
        count,
        parties,
        List.of(),
        List.of(),
        RULE.severity(),
        List.of(),
        List.of(),
        null);
  }

  private static Parties users(String... names) {
    return new Parties(List.of(), List.of(), List.of(), List.of(), List.of(names), List.of());
  }

  @Test
  void namesEverybodyWhoTookPart() {
    Parties parties =
        new Parties(
            List.of(address("203.0.113.9")),
            List.of(address("10.0.0.1"), address("2001:db8::1")),
            List.of(22L, 443L),
            List.of("xp-lab-1"),
            List.of("anna"),
            List.of("asa-edge"));
    assertThat(Summary.of(incident(3_200, 33, parties)))
        .isEqualTo(
            "Port scan: hosts xp-lab-1 from 203.0.113.9 to 10.0.0.1, 2001:db8::1 port 22, 443"
                + " as anna (33 events in 4 s) reported by asa-edge");
  }

  @Test
  void saysNothingOfNobody() {
    assertThat(Summary.of(incident(0, 1, NOBODY))).isEqualTo("Port scan: (1 event)");
  }

  @Test
  void namesFiveAndCountsTheRest() {
    List<Long> ports = LongStream.rangeClosed(1, 20).boxed().toList();
    Parties parties = new Parties(List.of(), List.of(), ports, List.of(), List.of(), List.of());
    assertThat(Summary.of(incident(0, 1, parties))).contains("port 1, 2, 3, 4, 5 and 15 more");
  }

  @ParameterizedTest
  @CsvSource({
    "0,         0 s",
    "1,         1 s",
    "119999,    120 s",
    "120000,    2 min",
    "7199999,   119 min",
    "7200000,   2 h",
    "864000000, 240 h"
  })
  void saysHowLong(long millis, String words) {
    assertThat(Summary.of(incident(millis, 2, NOBODY))).endsWith("(2 events in " + words + ")");
  }

  @Test
  void whatAnAttackerWroteCanNotActOnATerminal() {
    String summary =
        Summary.of(
            incident(0, 1, users("\u001b[2J\u001b]0;owned\u0007", "a\r\nb", "\u202egnp.exe")));
    assertThat(summary.chars()).noneMatch(c -> c < ' ' || c == 0x7f || c == 0x202e);
    assertThat(summary)
        .contains("\\x1b[2J\\x1b]0;owned\\x07")
        .contains("a\\x0d\\x0ab")
        .contains("\\u202egnp.exe");
  }
}

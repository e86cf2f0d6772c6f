package org.tharsis.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "2013-06-04, 2013-06-04T00:00:00.000Z",
    "2013-06-04T10:15, 2013-06-04T10:15:00.000Z",
    "2013-06-04 10:15:03, 2013-06-04T10:15:03.000Z",
    "2013-06-04T10:15:03.250Z, 2013-06-04T10:15:03.250Z",
    "2013-06-04T10:15:00+02:00, 2013-06-04T08:15:00.000Z",
    "2013-06-04T10:15:00-05:00, 2013-06-04T15:15:00.000Z",
  })
  void reads(String written, String shown) throws NotDone {
    assertThat(Times.show(Times.parse(written))).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "2013-13-04", "10:15", "2013-06-04T25:00", "+999999999-12-31"})
  void saysWhatWouldBeRight(String written) {
    assertThatThrownBy(() -> Times.parse(written))
        .isInstanceOf(NotDone.class)
        .hasMessageContaining("is no time; write 2026-11-21");
  }

  @Test
  void timesBeforeThePresent() throws NotDone {
    long before = Instant.now().toEpochMilli();
    assertThat(Times.parse("now-2h"))
        .isBetween(before - 7_200_000, Instant.now().toEpochMilli() - 7_200_000);
    assertThatThrownBy(() -> Times.parse("now-2w"))
        .isInstanceOf(NotDone.class)
        .hasMessageContaining("now-2h");
  }

  @Test
  void durations() throws NotDone {
    assertThat(Times.duration("90s")).isEqualTo(Duration.ofSeconds(90));
    assertThat(Times.duration("7d")).isEqualTo(Duration.ofDays(7));
    for (String wrong : new String[] {"", "2", "h", "0s", "2 h", "99999999999s", "-1h", "1w"}) {
      assertThatThrownBy(() -> Times.duration(wrong)).isInstanceOf(NotDone.class);
    }
  }
}

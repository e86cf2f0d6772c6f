package org.tharsis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeekHoursTest {
  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

  /** 2026-11-23 is a Monday. */
  @ParameterizedTest
  @CsvSource({
    "mon-fri 22:00-06:00, 2026-11-23T22:00, true",
    "mon-fri 22:00-06:00, 2026-11-23T21:59, false",
    "mon-fri 22:00-06:00, 2026-11-23T05:59, false", // began on Sunday
    "mon-fri 22:00-06:00, 2026-11-28T05:59, true", // began on Friday
    "mon-fri 22:00-06:00, 2026-11-28T06:00, false",
    "sat, 2026-11-28T00:00, true",
    "sat, 2026-11-28T23:59, true",
    "sat, 2026-11-29T00:00, false",
    "fri-mon, 2026-11-22T12:00, true",
    "fri-mon, 2026-11-24T12:00, false",
    "01:30-02:00, 2026-11-24T01:30, true",
    "01:30-02:00, 2026-11-24T02:00, false",
    "SUN 22:00-24:00, 2026-11-22T23:59, true",
    "sun 22:00-24:00, 2026-11-23T00:00, false",
    "00:00-24:00, 2026-11-23T12:00, true",
  })
  void hoursAreThoseOnTheWall(String hours, LocalDateTime time, boolean within) {
    long millis = time.atZone(VIENNA).toInstant().toEpochMilli();
    assertThat(WeekHours.of(List.of(hours)).contains(millis, VIENNA)).isEqualTo(within);
  }

  @Test
  void anyOfSeveralWillDo() {
    WeekHours hours = WeekHours.of(List.of("sat", "mon 08:00-09:00"));
    assertThat(hours).hasToString("sat or mon 08:00-09:00");
    long monday = LocalDateTime.parse("2026-11-23T08:30").atZone(VIENNA).toInstant().toEpochMilli();
    assertThat(hours.contains(monday, VIENNA)).isTrue();
    assertThat(WeekHours.written(monday, VIENNA)).isEqualTo("mon 08:30");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "day",
        "mon-",
        "mon-tue-wed",
        "8:00-9:00",
        "08:00",
        "mon 08:00-25:00",
        "mon 08:00-09:00 x",
        "08:00-09:00 mon"
      })
  void whatIsWrittenOtherwiseIsSaid(String hours) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeekHours.of(List.of(hours)))
        .withMessage("'%s' is no time; write %s".formatted(hours, WeekHours.FORM));
  }
}

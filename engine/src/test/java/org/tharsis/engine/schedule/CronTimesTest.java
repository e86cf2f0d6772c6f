package org.tharsis.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When something is due, as values. */
class CronTimesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private static List<String> next(String expression, String zone, String after) {
    return new CronTimes(expression, ZoneId.of(zone))
        .after(Instant.parse(after), 3).stream().map(Instant::toString).toList();
  }

  @Test
  void theZoneSaysWhichSixOClock() {
    assertThat(next("0 0 6 ? * *", "Asia/Tokyo", "2026-11-22T12:00:00Z"))
        .containsExactly("2026-11-22T21:00:00Z", "2026-11-23T21:00:00Z", "2026-11-24T21:00:00Z");
  }

  @Test
  void daysOfTheWeek() {
    assertThat(next("0 30 7 ? * MON,FRI", "UTC", "2026-11-22T12:00:00Z"))
        .containsExactly("2026-11-23T07:30:00Z", "2026-11-27T07:30:00Z", "2026-11-30T07:30:00Z");
  }

  @Test
  void aTimeThatClocksLeaveOutInSpringIsLeftOut() {
    assertThat(next("0 30 2 ? * *", "Europe/Vienna", "2026-03-28T00:00:00Z"))
        .containsExactly("2026-03-28T01:30:00Z", "2026-03-30T00:30:00Z", "2026-03-31T00:30:00Z");
  }

  @Test
  void aTimeThatComesTwiceInAutumnIsDueOnce() {
    assertThat(next("0 30 2 ? * *", "Europe/Vienna", "2026-10-24T12:00:00Z"))
        .containsExactly("2026-10-25T01:30:00Z", "2026-10-26T01:30:00Z", "2026-10-27T01:30:00Z");
  }

  @Test
  void mistakesSayWhatIsRight() {
    assertThat(CronTimes.mistake("0 0 6 ? * MON-FRI", NOW)).isNull();
    assertThat(CronTimes.mistake("0 6 * * *", NOW))
        .startsWith("'0 6 * * *' is no cron expression of Quartz (")
        .endsWith("write second minute hour day month weekday, as 0 0 6 ? * MON-FRI");
    assertThat(CronTimes.mistake("0 0 6 1 1 ? 2020", NOW))
        .contains("no time that is still to come");
    assertThat(CronTimes.mistake("0,30 * * * * ?", NOW)).contains("more often than once a minute");
    assertThat(CronTimes.mistake("* * 6 ? * *", NOW)).contains("more often than once a minute");
  }
}

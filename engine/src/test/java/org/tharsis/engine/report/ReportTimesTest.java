package org.tharsis.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.SiteFolder;

/** When reports are due, as their settings say it. */
class ReportTimesTest {
  @TempDir private Path directory;

  private List<String> next(String settings) throws IOException {
    SiteFolder folder =
        new SiteFolder(directory)
            .settings(
                "timeZone: Europe/Vienna\nreports: [{name: a, directory: r, %s}]\n"
                    .formatted(settings));
    return ReportTimes.of(folder.site().settings().reports().getFirst())
        .after(Instant.parse("2026-11-22T12:00:00Z"), 3)
        .stream() // a Sunday
        .map(Instant::toString)
        .toList();
  }

  @Test
  void eachDay() throws IOException {
    assertThat(next("at: '06:05'"))
        .containsExactly("2026-11-23T05:05:00Z", "2026-11-24T05:05:00Z", "2026-11-25T05:05:00Z");
  }

  @Test
  void onSomeDaysOfTheWeek() throws IOException {
    assertThat(next("at: '23:00', days: [sunday, tuesday]"))
        .containsExactly("2026-11-22T22:00:00Z", "2026-11-24T22:00:00Z", "2026-11-29T22:00:00Z");
  }

  @Test
  void inAZoneOfItsOwn() throws IOException {
    assertThat(next("at: '06:00', days: monday, timeZone: Asia/Tokyo"))
        .containsExactly("2026-11-22T21:00:00Z", "2026-11-29T21:00:00Z", "2026-12-06T21:00:00Z");
  }

  @Test
  void byCron() throws IOException {
    assertThat(next("cron: '0 30 8 1 * ?'"))
        .containsExactly("2026-12-01T07:30:00Z", "2027-01-01T07:30:00Z", "2027-02-01T07:30:00Z");
  }
}

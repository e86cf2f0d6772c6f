package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.StoreSettings;
import org.tharsis.index.Damage;
import org.tharsis.index.EventIndex;

/** Which days are kept. */
class HousekeepingTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int DAYS = 5;

  @TempDir private Path directory;
  private final List<Damage> damaged = new ArrayList<>();
  private EventIndex index;

  /** Events of each of the last five days, today's last. */
  @BeforeEach
  void fill() throws IOException {
    index = EventIndex.open(directory);
    for (int i = 0; i < DAYS; i++) {
      long time = NOW.toEpochMilli() - (DAYS - 1 - i) * DAY;
      index.add(Facts.event(i, time, "192.0.2.1", "192.0.2.2", 80));
    }
    index.commit();
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  private Housekeeping keeping(@Nullable Duration age, @Nullable Long bytes) {
    StoreSettings settings = new StoreSettings(age, bytes, LocalTime.of(3, 0));
    return new Housekeeping(
        () -> index,
        settings,
        InstantSource.fixed(NOW),
        directory.resolve("damaged"),
        damaged::add);
  }

  private static List<LocalDate> last(int days) {
    return TODAY.minusDays(days - 1L).datesUntil(TODAY.plusDays(1)).toList();
  }

  @Test
  void unsetAllIsKept() throws IOException {
    keeping(null, null).retain();
    assertThat(index.days()).isEqualTo(last(DAYS));
  }

  @Test
  void daysThatAreOverForLongerThanTheAgeGo() throws IOException {
    keeping(Duration.ofDays(2), null).retain();
    assertThat(index.days()).isEqualTo(last(3));
    assertThat(new Archive(directory).count("*")).isEqualTo(3);
    try (var left = Files.list(directory.resolve("events"))) {
      assertThat(left).noneMatch(path -> path.toString().contains("dropped"));
    }
  }

  @Test
  void theOldestGoWhileThereAreTooManyBytes() throws IOException {
    Path ballast = directory.resolve("events/2026-11-19/ballast");
    try (var file =
        Files.newByteChannel(ballast, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      file.position((1L << 30) - 1).write(ByteBuffer.allocate(1));
    }
    keeping(null, 1L << 30).retain();
    assertThat(index.days()).isEqualTo(last(3));
  }

  @Test
  void theDayThatTakesEventsStays() throws IOException {
    index.add(Facts.event(9, NOW.toEpochMilli() - 4 * DAY, "192.0.2.1", "192.0.2.2", 80));
    keeping(Duration.ofDays(2), null).retain();
    assertThat(index.days())
        .containsExactly(TODAY.minusDays(4), TODAY.minusDays(2), TODAY.minusDays(1), TODAY);
  }

  @Test
  void aDeletionThatACrashCutOffIsFinished() throws IOException {
    index.close();
    Path events = directory.resolve("events");
    Files.move(events.resolve("2026-11-19"), events.resolve("2026-11-19.dropped"));
    index = EventIndex.open(directory);
    assertThat(index.days()).doesNotContain(LocalDate.parse("2026-11-19"));
    assertThat(events.resolve("2026-11-19.dropped")).doesNotExist();
  }

  @Test
  void pastDaysAreCompactedAndSearchedAsBefore() throws IOException {
    keeping(null, null).compact();
    assertThat(new Archive(directory).count("dport:80")).isEqualTo(DAYS);
    assertThat(index.compact(TODAY.minusDays(1))).isTrue();
    assertThat(index.compact(TODAY)).isFalse();
  }

  private void damage(String day) throws IOException {
    Damaging files = new Damaging(directory);
    Path file =
        files.events(name -> name.endsWith(".fdt")).stream()
            .filter(each -> each.toString().contains(day))
            .findFirst()
            .orElseThrow();
    Damaging.flip(file, 60);
  }

  @Test
  void aPastDayThatIsDamagedIsSetAsideAndTheOthersGoOn() throws IOException {
    damage("2026-11-20");
    keeping(null, null).compact();
    assertThat(damaged)
        .singleElement()
        .satisfies(
            damage -> {
              assertThat(damage.index()).isEqualTo("2026-11-20");
              assertThat(damage.missing()).isEqualTo(1);
              assertThat(damage.aside()).isEqualTo(directory.resolve("damaged/2026-11-20"));
            });
    assertThat(new Archive(directory).count("*")).isEqualTo(DAYS - 1);
    index.add(Facts.event(7, NOW.toEpochMilli() - 2 * DAY, "192.0.2.1", "192.0.2.2", 80));
    index.commit();
    assertThat(new Archive(directory).count("*")).isEqualTo(DAYS);
    keeping(null, null).compact();
    assertThat(damaged).hasSize(1);
  }

  @Test
  void aDayThatCannotBeReadHindersNoLaterOne() throws IOException {
    for (int i = 0; i < DAYS; i++) { // a day of one segment is not written anew
      long time = NOW.toEpochMilli() - (DAYS - 1 - i) * DAY;
      index.add(Facts.event(10 + i, time, "192.0.2.1", "192.0.2.2", 80));
    }
    index.commit();
    damage("2026-11-20");
    Path list = new Damaging(directory).events(name -> name.startsWith("segments_")).getFirst();
    assertThat(list.toString()).contains("2026-11-18");
    Files.delete(list);
    Files.createDirectories(list.resolve("a-directory"));
    keeping(null, null).compact();
    assertThat(damaged).extracting(Damage::index).containsExactly("2026-11-20");
    assertThat(liesSmall("2026-11-19")).isTrue();
    assertThat(liesSmall("2026-11-21")).isTrue();
  }

  /** Whether it was written anew. */
  private boolean liesSmall(String day) throws IOException {
    for (Path file : new Damaging(directory).events(name -> name.endsWith(".si"))) {
      if (file.toString().contains(day)
          && Files.readString(file, StandardCharsets.ISO_8859_1).contains("BEST_COMPRESSION")) {
        return true;
      }
    }
    return false;
  }
}

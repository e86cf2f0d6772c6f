package org.tharsis.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.StoreSettings;
import org.tharsis.index.Damage;
import org.tharsis.index.EventIndex;

/** Keeps the event index within its bounds, and small. */
final class Housekeeping {
  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
  private static final double MEGABYTE = 1 << 20;

  /** Each day that is past is read whole once in so many nights. */
  private static final int NIGHTS = 30;

  /** And in the first nights in any case: what has just been written is the likeliest to be bad. */
  private static final int FIRST_NIGHTS = 2;

  private final Supplier<EventIndex> index;
  private final StoreSettings settings;
  private final InstantSource clock;
  private final Path aside;
  private final Consumer<Damage> damaged;

  /**
   * @param index the one that is open now
   * @param aside where damaged files go
   * @param damaged is told what was damaged and is set aside
   */
  Housekeeping(
      Supplier<EventIndex> index,
      StoreSettings settings,
      InstantSource clock,
      Path aside,
      Consumer<Damage> damaged) {
    this.index = index;
    this.settings = settings;
    this.clock = clock;
    this.aside = aside;
    this.damaged = damaged;
  }

  /** Deletes the days that are too old, then the oldest while there are too many bytes. */
  void retain() {
    try {
      Map<LocalDate, Long> sizes = index.get().sizes();
      long bytes = sizes.values().stream().mapToLong(Long::longValue).sum();
      for (Map.Entry<LocalDate, Long> day : sizes.entrySet()) {
        String why = reason(day.getKey(), bytes);
        if (why.isEmpty()) {
          return;
        }
        if (index.get().drop(day.getKey())) {
          bytes -= day.getValue();
          log.info("the events of {} are deleted: {}", day.getKey(), why);
        }
      }
    } catch (IOException e) {
      log.error("events that should go can't be deleted; it will be tried again: {}", e.toString());
    }
  }

  /** Why the oldest day has to go; empty if it has not. */
  private String reason(LocalDate day, long bytes) {
    Duration age = settings.age();
    if (age != null && end(day) <= clock.millis() - age.toMillis()) {
      return "older than store.age, %d days".formatted(age.toDays());
    }
    Long most = settings.bytes();
    if (most != null && bytes > most) {
      return "all days took %.0f MB, and store.size is %.0f MB"
          .formatted(bytes / MEGABYTE, most / MEGABYTE);
    }
    return "";
  }

  private static long end(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /** Reads past days through that are due, and writes them anew, smaller, if that is worth it. */
  void compact() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    try {
      for (LocalDate day : index.get().days()) {
        if (day.isBefore(today)) {
          keepWhole(day, today);
        }
      }
    } catch (IOException e) {
      log.error("past days can't be compacted; it will be tried again: {}", e.toString());
    }
  }

  /** What hinders one day says nothing of the next. */
  private void keepWhole(LocalDate day, LocalDate today) {
    try {
      check(day, today);
      compact(day);
    } catch (IOException | RuntimeException e) {
      log.error("the events of {} can't be compacted; it will be tried again", day, e);
    }
  }

  private void check(LocalDate day, LocalDate today) throws IOException {
    long age = today.toEpochDay() - day.toEpochDay();
    if (age <= FIRST_NIGHTS || age % NIGHTS == 0) {
      index.get().check(day, aside).ifPresent(damaged);
    }
  }

  private void compact(LocalDate day) throws IOException {
    if (index.get().compact(day)) {
      log.debug("the events of {} lie small", day);
    }
  }
}

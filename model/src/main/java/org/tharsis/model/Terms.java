package org.tharsis.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for an exclusion, why it is there, and until when.
 *
 * @param owner who answers for it
 * @param reason why it is there
 * @param ticket where it was asked for; null if nowhere
 * @param created the day it was made; null if nobody wrote it down
 * @param ends the last day it holds (UTC)
 */
public record Terms(
    String owner,
    String reason,
    @Nullable String ticket,
    @Nullable LocalDate created,
    LocalDate ends) {
  private static final long MILLIS_A_DAY = 86_400_000;

  /** Whether its last day is not over; milliseconds since the epoch. */
  boolean holdAt(long time) {
    return time < (ends.toEpochDay() + 1) * MILLIS_A_DAY;
  }
}

package org.tharsis.config;

import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * How long events are kept, and when what can wait for a quiet hour is done.
 *
 * @param age whole days older than this go; 1 d to 36500 d, null for never
 * @param bytes while all days take more than this the oldest goes; 1 GB to 1 PB, null for never
 * @param quiet when past days are written anew, smaller; in the site's zone
 */
public record StoreSettings(@Nullable Duration age, @Nullable Long bytes, LocalTime quiet) {
  /** Everything is kept. */
  public static final StoreSettings DEFAULT = new StoreSettings(null, null, LocalTime.of(3, 0));

  public StoreSettings {
    if (age != null) {
      Limits.AGE.check(age);
    }
    if (bytes != null) {
      Limits.STORE_BYTES.check(bytes);
    }
  }
}

package org.tharsis.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Moments as people write them against the present: {@code now}, {@code now-2h}, {@code now+5m}.
 */
public final class RelativeTime {
  private static final String NOW = "now";

  private RelativeTime() {}

  /**
   * The moment in milliseconds since the epoch, or null if the text is none; distances are written
   * as {@link Durations} are.
   *
   * @param now the present, in milliseconds since the epoch
   */
  public static @Nullable Long parse(String text, long now) {
    if (!text.startsWith(NOW)) {
      return null;
    }
    String distance = text.substring(NOW.length());
    if (distance.isEmpty()) {
      return now;
    }
    char sign = distance.charAt(0);
    Duration duration = sign == '-' || sign == '+' ? Durations.parse(distance.substring(1)) : null;
    if (duration == null) {
      return null;
    }
    return sign == '-' ? now - duration.toMillis() : now + duration.toMillis();
  }
}

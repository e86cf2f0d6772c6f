package org.tharsis.index;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which segments are read byte by byte, only to see whether they are sound. */
final class WholeReads {
  private final @Nullable Set<String> only;
  private long left;

  private WholeReads(@Nullable Set<String> only, long bytes) {
    this.only = only;
    this.left = bytes;
  }

  /** The first that is asked of, up to so many bytes. */
  static WholeReads upTo(long bytes) {
    return new WholeReads(null, bytes);
  }

  /** Segments of these names. */
  static WholeReads of(Set<String> segments) {
    return new WholeReads(segments, Long.MAX_VALUE);
  }

  /** Whether this one of so many bytes is. */
  boolean isRead(String segment, long bytes) {
    if (bytes > left || (only != null && !only.contains(segment))) {
      return false;
    }
    left -= bytes;
    return true;
  }
}

package org.tharsis.engine.account;

/**
 * What one exclusion hid.
 *
 * @param hits events it covered, and findings where it is for single rules
 * @param last time of the latest of them, milliseconds since the epoch
 */
public record ExclusionAccount(long hits, long last) {
  /** Nothing yet. */
  public static final ExclusionAccount EMPTY = new ExclusionAccount(0, 0);

  ExclusionAccount hit(long time) {
    return new ExclusionAccount(hits + 1, Math.max(last, time));
  }

  ExclusionAccount minus(long fewer) {
    return new ExclusionAccount(Math.max(0, hits - fewer), last);
  }

  ExclusionAccount plus(ExclusionAccount other) {
    return new ExclusionAccount(hits + other.hits, Math.max(last, other.last));
  }
}

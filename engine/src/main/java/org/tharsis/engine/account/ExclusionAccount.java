package org.tharsis.engine.account;

/**
 * What one exclusion did. A file of a version that did not count something has nothing for it.
 *
 * @param hits events it decided on, and findings where it is for single rules
 * @param last time of the latest of them, milliseconds since the epoch
 * @param shadow of what it would have decided on while it was in shadow, how much no active one did
 * @param lastShadow time of the latest of that, milliseconds since the epoch
 * @param quieted incidents that it closed when they began
 */
public record ExclusionAccount(long hits, long last, long shadow, long lastShadow, long quieted) {
  /** Nothing yet. */
  public static final ExclusionAccount EMPTY = new ExclusionAccount(0, 0);

  /** That of one that never was in shadow and closed nothing. */
  public ExclusionAccount(long hits, long last) {
    this(hits, last, 0, 0, 0);
  }

  static ExclusionAccount hit(long time) {
    return new ExclusionAccount(1, time);
  }

  static ExclusionAccount shadowed(long time) {
    return new ExclusionAccount(0, 0, 1, time, 0);
  }

  static ExclusionAccount onceQuieted() {
    return new ExclusionAccount(0, 0, 0, 0, 1);
  }

  /** Not below nothing: what was counted last may not have been written down. */
  ExclusionAccount minus(ExclusionAccount other) {
    return new ExclusionAccount(
        Math.max(0, hits - other.hits),
        last,
        Math.max(0, shadow - other.shadow),
        lastShadow,
        Math.max(0, quieted - other.quieted));
  }

  ExclusionAccount plus(ExclusionAccount other) {
    return new ExclusionAccount(
        hits + other.hits,
        Math.max(last, other.last),
        shadow + other.shadow,
        Math.max(lastShadow, other.lastShadow),
        quieted + other.quieted);
  }
}

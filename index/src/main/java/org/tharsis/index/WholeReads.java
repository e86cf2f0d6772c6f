package org.tharsis.index;

/** How many bytes may still be read only to see whether they are sound. */
final class WholeReads {
  private long left;

  WholeReads(long bytes) {
    left = bytes;
  }

  /** Whether so many are, which are taken off then. */
  boolean mayRead(long bytes) {
    if (bytes > left) {
      return false;
    }
    left -= bytes;
    return true;
  }
}

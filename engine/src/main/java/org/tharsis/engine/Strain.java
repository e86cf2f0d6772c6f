package org.tharsis.engine;

/**
 * Where correlation fell short of exactness.
 *
 * @param late events that came later than correlation waits; they were counted all the same
 * @param overflowed keys, incidents and learnt hosts forgotten, and events judged too early,
 *     because a bound was reached
 */
public record Strain(long late, long overflowed) {}

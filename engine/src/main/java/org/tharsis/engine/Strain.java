package org.tharsis.engine;

/**
 * Which bounds were reached, and where correlation fell short of exactness by that.
 *
 * @param late events that came later than correlation waits; they were counted all the same
 * @param overflowed keys, incidents and learnt hosts forgotten, and events judged too early,
 *     because a bound was reached
 * @param templates kinds of message that came often and made room for others in the event index;
 *     their events take more room from then on
 */
public record Strain(long late, long overflowed, long templates) {}

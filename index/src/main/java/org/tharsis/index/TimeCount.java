package org.tharsis.index;

/**
 * How many events lie in one step of time.
 *
 * @param start where the step begins, milliseconds since the epoch
 * @param count from 0
 */
public record TimeCount(long start, long count) {}

package org.tharsis.index;

/**
 * How many events have one value, or what they add up to.
 *
 * @param value as JSON and pages write it
 * @param count from 1
 */
public record ValueCount(String value, long count) {}

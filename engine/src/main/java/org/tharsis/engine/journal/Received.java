package org.tharsis.engine.journal;

import org.tharsis.model.Origin;

/**
 * A line as a receiver hands it over.
 *
 * @param bytes the line without its terminator
 * @param truncated whether it was longer than the receiver's bound
 * @param origin where it came in
 * @param arrived milliseconds since the epoch
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
public record Received(byte[] bytes, boolean truncated, Origin origin, long arrived) {}

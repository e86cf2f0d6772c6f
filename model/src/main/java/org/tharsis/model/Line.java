package org.tharsis.model;

/**
 * One line as it was received, before anybody looked at it.
 *
 * @param id where it lies in its stream
 * @param bytes the line without its terminator; nobody changes them afterwards
 * @param truncated whether it was longer than the receiver's bound
 * @param origin where it came in
 * @param arrived when it arrived, milliseconds since the epoch; for a replayed file the time its
 *     missing years are guessed from
 * @param live whether it arrived just now, so that it cannot have happened later than it arrived
 */
@SuppressWarnings("ArrayRecordComponent") // a line is compared by nobody
public record Line(
    EventId id, byte[] bytes, boolean truncated, Origin origin, long arrived, boolean live) {}

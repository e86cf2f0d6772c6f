package org.tharsis.engine.journal;

import org.tharsis.model.Origin;

/**
 * A line as a receiver hands it over.
 *
 * @param bytes the line without its terminator
 * @param truncated whether it was longer than the receiver's bound
 * @param origin where it came in
 * @param arrived milliseconds since the epoch
 * @param series which lines of this receiver came with it, and may be sent again with it, for want
 *     of an acknowledgement, or how far its file was read; 0 if its sender waits for none
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
public record Received(byte[] bytes, boolean truncated, Origin origin, long arrived, long series) {

  /** A line whose sender waits for no acknowledgement. */
  public Received(byte[] bytes, boolean truncated, Origin origin, long arrived) {
    this(bytes, truncated, origin, arrived, 0);
  }
}

package org.tharsis.engine.journal;

/**
 * What became of a batch of lines.
 *
 * @param positions of the lines that were taken, in their order; the rest of the batch was not
 * @param end they are kept once {@link Journal#durable} is this or more
 * @param outcome whether all were taken, and if not, why
 * @param trouble what to tell a person and how to mend it; empty if all were taken
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
public record Appended(long[] positions, long end, Outcome outcome, String trouble) {

  /** Why lines were taken or not. */
  public enum Outcome {
    ALL,
    /** The journal is as large as it may be; {@link Journal#release} makes room. */
    FULL,
    /** The disk is full or fails; it may be tried again. */
    FAILED
  }

  /** How many lines of the batch were taken. */
  public int lines() {
    return positions.length;
  }
}

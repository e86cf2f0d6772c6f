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
    EventId id, byte[] bytes, boolean truncated, Origin origin, long arrived, boolean live) {
  /** Nothing that just arrived has been on its way for longer; milliseconds. */
  private static final long LONGEST_WAY = 31L * 86_400_000;

  /**
   * When something happened of which this line says that it happened then: just then, unless the
   * line just arrived and that is later than its arrival or over a month before; then its arrival.
   *
   * @param said milliseconds since the epoch, as is what it returns
   */
  public long timeOf(long said) {
    boolean plausible = said <= arrived && said >= arrived - LONGEST_WAY;
    return live && !plausible ? arrived : said;
  }
}

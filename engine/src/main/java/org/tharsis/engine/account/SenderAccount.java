package org.tharsis.engine.account;

/**
 * What became of one sender's lines: {@code received = indexed + dropped + lost + refused}.
 *
 * @param received lines that reached a receiver
 * @param indexed lines that are stored and can be found
 * @param dropped lines that an exclusion dropped
 * @param lost lines that could neither be taken in nor stored
 * @param refused lines that the site's settings bar: by the receiver's allow list or the sender's
 *     rate
 * @param unrecognised of those indexed, lines that no parser knew
 * @param truncated of those indexed, lines longer than the receiver's bound
 * @param missing lines that never came, by the numbers that devices count theirs by; not among
 *     those received
 */
public record SenderAccount(
    long received,
    long indexed,
    long dropped,
    long lost,
    long refused,
    long unrecognised,
    long truncated,
    long missing) {
  /** Nothing yet. */
  public static final SenderAccount EMPTY = new SenderAccount(0, 0, 0, 0, 0, 0, 0);

  /** That of a sender of whom no line is known to be missing. */
  public SenderAccount(
      long received,
      long indexed,
      long dropped,
      long lost,
      long refused,
      long unrecognised,
      long truncated) {
    this(received, indexed, dropped, lost, refused, unrecognised, truncated, 0);
  }

  /** Both together. */
  public SenderAccount plus(SenderAccount other) {
    return new SenderAccount(
        received + other.received,
        indexed + other.indexed,
        dropped + other.dropped,
        lost + other.lost,
        refused + other.refused,
        unrecognised + other.unrecognised,
        truncated + other.truncated,
        missing + other.missing);
  }
}

package org.tharsis.engine;

/**
 * What a lasting commit of the incidents says of the running engine's milestone.
 *
 * @param turn which of the two state files holds; empty where there never was a milestone
 * @param position behind the last line of the journal that was taken in; 0 for none
 */
public record LiveNote(String turn, long position) {
  /** By which name the commit has it. */
  public static final String NAME = "live";

  /** Reads what {@link #text} has written; empty text is no milestone. */
  public static LiveNote of(String text) {
    int blank = text.indexOf(' ');
    return blank < 0
        ? new LiveNote("", 0)
        : new LiveNote(
            text.substring(0, blank), Long.parseLong(text, blank + 1, text.length(), 10));
  }

  /** Whether there never was a milestone. */
  boolean none() {
    return turn.isEmpty();
  }

  /** The milestone after this one. */
  LiveNote next(long reached) {
    return new LiveNote(turn.equals("a") ? "b" : "a", reached);
  }

  String text() {
    return turn + " " + position;
  }
}

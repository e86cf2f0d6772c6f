package org.tharsis.parsers.syslog;

import org.tharsis.model.EventDraft;
import org.tharsis.parsers.text.Cursor;

/** One vendor's way to say what happened, in what follows the header. */
public interface MessageFormat {
  /**
   * Whether a message that begins with this byte may be of this format: those that cannot are not
   * asked.
   *
   * @param first the byte, or {@link Cursor#END} of a message without text
   */
  default boolean mayBeginWith(int first) {
    return true;
  }

  /**
   * Puts in what the message says.
   *
   * @param header what stood before it
   * @param message stands at its first byte; left anywhere
   * @return whether it is of this format; if not, {@code into} is untouched
   */
  boolean read(Header header, Cursor message, EventDraft into);
}

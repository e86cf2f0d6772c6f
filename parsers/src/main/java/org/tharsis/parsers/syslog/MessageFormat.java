package org.tharsis.parsers.syslog;

import org.tharsis.model.EventDraft;
import org.tharsis.parsers.text.Cursor;

/** One vendor's way to say what happened, in what follows the header. */
public interface MessageFormat {
  /**
   * Puts in what the message says.
   *
   * @param header what stood before it
   * @param message stands at its first byte; left anywhere
   * @return whether it is of this format; if not, {@code into} is untouched
   */
  boolean read(Header header, Cursor message, EventDraft into);
}

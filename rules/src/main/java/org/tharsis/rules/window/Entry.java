package org.tharsis.rules.window;

import org.tharsis.model.EventId;

/** One counted event, as much as a window remembers of it. */
final class Entry {
  final long time;
  final EventId id;

  /** Whether a finding has named it already. */
  boolean reported;

  Entry(long time, EventId id) {
    this.time = time;
    this.id = id;
  }
}

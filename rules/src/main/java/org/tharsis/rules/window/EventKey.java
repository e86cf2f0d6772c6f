package org.tharsis.rules.window;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.Field;

/**
 * The key of an event by some fields: computed once an event for all windows that count by these.
 * One thread uses it.
 */
final class EventKey {
  private final List<Field> fields;
  private final Fingerprint key = new Fingerprint();
  private @Nullable Event last;
  private boolean complete;

  EventKey(List<Field> fields) {
    this.fields = fields;
  }

  /** That of this event until the next one is asked for; null if the event lacks a field of it. */
  @Nullable Fingerprint of(Event event) {
    if (event != last) {
      complete = key.of(event, fields);
      last = event;
    }
    return complete ? key : null;
  }
}

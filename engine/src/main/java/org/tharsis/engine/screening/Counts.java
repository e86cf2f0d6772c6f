package org.tharsis.engine.screening;

import org.tharsis.model.Event;
import org.tharsis.model.Exclusion;

/** Counts what exclusions do. */
public interface Counts {
  /** Counts nothing. */
  Counts NONE =
      new Counts() {
        @Override
        public void hit(Exclusion exclusion, Event event) {}

        @Override
        public void shadowed(Exclusion exclusion, Event event) {}
      };

  /** An active exclusion decided on this event, or on a finding of it. */
  void hit(Exclusion exclusion, Event event);

  /** One in shadow would have, on this event or on a finding of it, and no active one did. */
  void shadowed(Exclusion exclusion, Event event);
}

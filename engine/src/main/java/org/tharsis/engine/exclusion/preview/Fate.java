package org.tharsis.engine.exclusion.preview;

import java.util.Locale;

/** What would have become of an incident under an exclusion. */
public enum Fate {
  /** All that is known of it is covered: there would have been none. */
  REMOVED,
  /** Its rule does not hold on what is left of it: there would have been none. */
  UNDONE,
  /** Its rule still holds on what is left of it. */
  SMALLER,
  /** Some of it is covered; whether its rule holds on the rest can't be said. */
  UNSURE;

  /** As commands and JSON write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether there would have been no incident. */
  public boolean gone() {
    return this == REMOVED || this == UNDONE;
  }
}

package org.tharsis.model;

import org.jspecify.annotations.Nullable;

/** {@code labels.*}, as DRL sees it. */
public record Labels(Event of) {
  public @Nullable String exclusion() {
    return of.text(Field.LABELS_EXCLUSION);
  }

  public @Nullable String egress() {
    return of.text(Field.LABELS_EGRESS);
  }
}

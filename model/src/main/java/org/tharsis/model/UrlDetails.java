package org.tharsis.model;

import org.jspecify.annotations.Nullable;

/** {@code url.*}, as DRL sees it. */
public record UrlDetails(Event of) {
  public @Nullable String original() {
    return of.text(Field.URL_ORIGINAL);
  }
}

package org.tharsis.config;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;

/**
 * A named list of addresses ({@code lists/NAME.txt}).
 *
 * @param name its file's name without {@code .txt}
 * @param addresses what is on it
 * @param source where it was taken from, if it says so
 * @param taken when, if it says so
 * @param goodFor how long it is worth trusting from then on, if it says so
 */
public record AddressList(
    String name,
    AddressSet addresses,
    @Nullable String source,
    @Nullable LocalDate taken,
    @Nullable Duration goodFor) {

  /** Whether it says of itself that it should have been taken anew before that day. */
  public boolean staleOn(LocalDate day) {
    return taken != null && goodFor != null && day.isAfter(taken.plusDays(goodFor.toDays()));
  }
}

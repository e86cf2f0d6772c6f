package org.tharsis.config;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;
import org.tharsis.model.DatedSet;

/**
 * A named list of addresses ({@code lists/NAME.txt}, or a provider's file).
 *
 * @param name its file's name without its ending
 * @param dated what is on it, and was
 * @param header what it says of itself
 * @param since the day from which on it holds (UTC)
 */
public record AddressList(String name, DatedSet dated, ListHeader header, LocalDate since) {

  /** One without a past. */
  public AddressList(
      String name,
      AddressSet addresses,
      @Nullable String source,
      @Nullable LocalDate taken,
      @Nullable Duration goodFor) {
    this(
        name,
        DatedSet.always(addresses),
        new ListHeader(ListKind.ADDRESSES, source, taken, goodFor, null),
        LocalDate.EPOCH);
  }

  /** What is on it now. */
  public AddressSet addresses() {
    return dated.now();
  }

  /** Where it was taken from, if it says so. */
  public @Nullable String source() {
    return header.source();
  }

  /** When it was taken, if it says so. */
  public @Nullable LocalDate taken() {
    return header.taken();
  }

  /** How long it is worth trusting from then on, if it says so. */
  public @Nullable Duration goodFor() {
    return header.goodFor();
  }

  /** Whether it says of itself that it should have been taken anew before that day. */
  public boolean staleOn(LocalDate day) {
    return header.staleOn(day);
  }
}

package org.tharsis.config;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a list says of itself, in comments before its first line.
 *
 * @param kind what it holds; {@code # kind:}
 * @param source where it was taken from; {@code # source:}
 * @param taken when; {@code # taken:}
 * @param goodFor how long it is worth trusting from then on; {@code # good-for:}
 * @param fetch how it was fetched, if it was
 */
public record ListHeader(
    ListKind kind,
    @Nullable String source,
    @Nullable LocalDate taken,
    @Nullable Duration goodFor,
    @Nullable Fetch fetch) {

  /** One that says nothing. */
  public static final ListHeader NONE = new ListHeader(ListKind.ADDRESSES, null, null, null, null);

  /**
   * What the next fetch has to know of the last one.
   *
   * @param checked when it was asked last whether the list has changed; {@code # checked:}
   * @param chosen what of the source was wanted, and in which form; {@code # chosen:}
   * @param etag the source's tag of what it sent (RFC 9110 8.8.3); {@code # etag:}
   * @param modified the source's date of it, as it wrote it (RFC 9110 8.8.2); {@code #
   *     last-modified:}
   */
  public record Fetch(
      Instant checked, String chosen, @Nullable String etag, @Nullable String modified) {}

  /** Whether it says of itself that it should have been taken anew before that day. */
  public boolean staleOn(LocalDate day) {
    return taken != null && goodFor != null && day.isAfter(taken.plusDays(goodFor.toDays()));
  }

  /** The same, asked on that day and at that time whether it has changed. */
  public ListHeader confirmed(LocalDate day, Instant time) {
    return new ListHeader(
        kind,
        source,
        day,
        goodFor,
        fetch == null ? null : new Fetch(time, fetch.chosen, fetch.etag, fetch.modified));
  }
}

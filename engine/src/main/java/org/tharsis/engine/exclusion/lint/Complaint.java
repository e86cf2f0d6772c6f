package org.tharsis.engine.exclusion.lint;

import java.util.Locale;

/**
 * What somebody should look at.
 *
 * @param id the exclusion's name
 * @param kind what sort of thing it is
 * @param words what it is; not escaped
 */
public record Complaint(String id, Kind kind, String words) {

  /** What may be the matter with an exclusion. */
  public enum Kind {
    /** It has ended, and is still there. */
    ENDED,
    /** It ends within two weeks. */
    ENDING,
    /** It has covered nothing for 90 days. */
    UNUSED,
    /** It covers some of what an earlier one covers. */
    OVERLAPPING,
    /** Another one covers all that it could. */
    SHADOWED,
    /** It covers too many addresses, and nothing narrows it. */
    BROAD,
    /** A list that it leans on is past its time. */
    STALE_LIST,
    /** Addresses of a list that it leans on have changed hands. */
    DRIFTED_LIST;

    /** As the metrics and JSON write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}

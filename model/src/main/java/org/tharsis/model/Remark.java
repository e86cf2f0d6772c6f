package org.tharsis.model;

/** What the interpreter notes about a line in {@code tags}. */
public enum Remark {
  /** No parser knew the line; it is kept as it came. */
  UNRECOGNISED("unrecognised"),
  /** A parser knew the line, but not all of it. */
  PARTLY_PARSED("partly-parsed"),
  /** The line was longer than the receiver's bound; what is kept is its beginning. */
  TRUNCATED("truncated"),
  /** The device's clock disagrees with the time of arrival by more than an hour. */
  CLOCK_OFF("clock-off");

  private final String tag;

  Remark(String tag) {
    this.tag = tag;
  }

  /** The value in {@code tags}. */
  public String tag() {
    return tag;
  }
}

package org.tharsis.model;

/** How bad a finding is: the three colours Cisco MARS used. */
public enum Severity {
  GREEN,
  YELLOW,
  RED;

  /** The next graver one; the gravest stays. */
  public Severity raised() {
    return values()[Math.min(ordinal() + 1, values().length - 1)];
  }

  /** As rules and JSON write it. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}

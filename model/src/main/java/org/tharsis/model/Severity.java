package org.tharsis.model;

/** How bad a finding is: the three colours Cisco MARS used. */
public enum Severity {
  GREEN,
  YELLOW,
  RED;

  /** As rules and JSON write it. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}

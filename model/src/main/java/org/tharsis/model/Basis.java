package org.tharsis.model;

/**
 * By what a finding was made, as short hashes of contents: the same files give the same, whenever
 * and wherever they are read. Each is eight hexadecimal digits, or empty for nothing.
 *
 * @param rule of the rule and the rules it asks for: what they ask, not how they are worded
 * @param lists of the address lists that these name
 * @param site of what the site says of its machines, networks and egress
 */
public record Basis(String rule, String lists, String site) {
  /** Nobody knows. */
  public static final Basis UNKNOWN = new Basis("", "", "");

  public boolean known() {
    return !equals(UNKNOWN);
  }
}

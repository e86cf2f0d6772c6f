package org.tharsis.rules;

/**
 * The text of one rule file.
 *
 * @param file its name as problems should show it
 * @param text DRL as its author wrote it
 * @param shipped whether it comes with the product: an address list that it names need not be there
 */
public record RuleSource(String file, String text, boolean shipped) {
  /** One of the site's own. */
  public RuleSource(String file, String text) {
    this(file, text, false);
  }
}

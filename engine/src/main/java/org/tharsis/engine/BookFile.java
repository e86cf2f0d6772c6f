package org.tharsis.engine;

import java.util.Locale;
import org.tharsis.rules.RuleSource;

/**
 * One rule file of a site's book.
 *
 * @param name its file name without {@code .drl}
 * @param source its text, and its name as problems show it
 * @param origin where it comes from
 * @param disabled whether the site leaves it out
 */
public record BookFile(String name, RuleSource source, Origin origin, boolean disabled) {

  /** Where a rule file comes from. */
  public enum Origin {
    /** It came with the product. */
    SHIPPED,
    /** The site wrote it. */
    SITE,
    /** The site wrote it in place of a shipped one. */
    REPLACED;

    /** As commands and JSON write it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

package org.tharsis.engine.scenario;

import org.jspecify.annotations.Nullable;

/**
 * What a scenario's file name says: {@code RULE.fires.log}, {@code RULE.quiet-WHAT.log}.
 *
 * @param rule the rule's id
 * @param fires whether it must fire
 */
public record ScenarioName(String rule, boolean fires) {
  static final String LOG = ".log";
  static final String EXPECTED = ".expected";
  private static final String FIRES = "fires";
  private static final String QUIET = "quiet";

  /** How names are formed, for messages. */
  static final String FORM = "RULE.fires-WHAT.log or RULE.quiet-WHAT.log";

  /** Reads a file name; null if it is none of a scenario. */
  public static @Nullable ScenarioName of(String fileName) {
    if (!fileName.endsWith(LOG)) {
      return null;
    }
    String name = fileName.substring(0, fileName.length() - LOG.length());
    int dot = name.lastIndexOf('.');
    if (dot <= 0) {
      return null;
    }
    String word = name.substring(dot + 1);
    String verb = word.contains("-") ? word.substring(0, word.indexOf('-')) : word;
    return switch (verb) {
      case FIRES -> new ScenarioName(name.substring(0, dot), true);
      case QUIET -> new ScenarioName(name.substring(0, dot), false);
      default -> null;
    };
  }

  /**
   * The file name of a scenario.
   *
   * @param what letters, digits and the like, without a dot
   */
  public String file(String what) {
    return rule + "." + (fires ? FIRES : QUIET) + "-" + what + LOG;
  }
}

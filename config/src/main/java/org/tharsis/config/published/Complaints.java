package org.tharsis.config.published;

/** Is told what is wrong with a file. */
public interface Complaints {
  /**
   * Takes one mistake.
   *
   * @param line counted from 1; 0 for the whole file
   */
  void at(int line, String message);
}

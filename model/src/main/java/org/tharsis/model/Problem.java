package org.tharsis.model;

/**
 * A user's mistake, as it is shown to them.
 *
 * @param file the file as the user named it
 * @param line counted from 1; 0 where the whole file is meant
 * @param message what is wrong and what would be right
 */
public record Problem(String file, int line, String message) {

  @Override
  public String toString() {
    return line > 0 ? file + ":" + line + ": " + message : file + ": " + message;
  }
}

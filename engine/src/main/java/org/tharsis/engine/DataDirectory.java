package org.tharsis.engine;

import java.nio.file.Path;

/**
 * What lies where below the data directory.
 *
 * @param path the directory; it need not be there yet
 */
public record DataDirectory(Path path) {

  /** What was counted so far. */
  public Path balance() {
    return path.resolve("balance.json");
  }

  /** What has been received and may not be stored yet. */
  public Path journal() {
    return path.resolve("journal");
  }

  /** What a running engine remembers; one of two, so that a whole one is there. */
  public Path live(String which) {
    return path.resolve("state").resolve("live-" + which);
  }

  /** Whose addresses were learnt, as of a while ago. */
  public Path hosts() {
    return path.resolve("state/hosts");
  }

  /** How far a replay has come that was broken off; one of two, so that a whole one is there. */
  public Path replay(String which) {
    return path.resolve("state").resolve("replay-" + which);
  }

  /** Is there for a moment while rules change. */
  public Path scratch() {
    return path.resolve("state/changing");
  }

  /** How far files were read whose lines are taken. */
  public Path files() {
    return path.resolve("state/files");
  }

  /** What was found damaged at a start, in a directory for each index; nobody deletes it. */
  public Path damaged() {
    return path.resolve("damaged");
  }

  /** How reports fared. */
  public Path reports() {
    return path.resolve("state/reports.json");
  }

  /** How the accounts stood each hour. */
  public Path accounts() {
    return path.resolve("state/accounts");
  }

  /** People's decisions that wait for a running engine to take them over. */
  public Path decisions() {
    return path.resolve("decisions");
  }

  /** Who changed what of the site's exclusions; nobody deletes it. */
  public Path audit() {
    return path.resolve("audit");
  }
}

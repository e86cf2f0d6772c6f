package org.tharsis.model;

import java.time.Duration;

/**
 * What a rule says of itself, from its header.
 *
 * @param id its name in DRL; the interface people and exclusions know it by
 * @param title one line for a list of incidents
 * @param severity how bad its findings are
 * @param key the role it correlates on
 * @param quiet how long the same finding grows one incident instead of making another
 * @param means what a finding means
 * @param todo what to do about it
 */
public record Rule(
    String id,
    String title,
    Severity severity,
    Key key,
    Duration quiet,
    String means,
    String todo) {

  /** The one role a rule's state is kept by. */
  public enum Key {
    SOURCE,
    DESTINATION,
    HOST,
    DEVICE,
    NONE
  }
}

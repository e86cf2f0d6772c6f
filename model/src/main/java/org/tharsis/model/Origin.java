package org.tharsis.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a line came in.
 *
 * @param receiver the receiver's name, as {@code udp:5514} or the name of a replayed file
 * @param sender the address of the peer that sent it, or null for a file
 */
public record Origin(String receiver, @Nullable IpAddress sender) {

  /** What accounts and messages call the sender: its address, else the receiver. */
  public String name() {
    return sender == null ? receiver : sender.toString();
  }
}

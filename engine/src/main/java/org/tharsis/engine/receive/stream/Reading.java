package org.tharsis.engine.receive.stream;

import io.netty.channel.Channel;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether a connection is read: not while anything holds that up. The connection's loop uses it.
 */
public final class Reading {
  /** What may hold it up. */
  public enum Hold {
    /** The journal has no room for what was read already. */
    NO_ROOM,
    /** Much waits for its acknowledgement. */
    UNANSWERED,
    /** The peer does not read what it is told. */
    UNHEARD,
    /** The sender is ahead of its rate. */
    RATE,
    /** Much of what was read waits for the sender's rate. */
    WAITING
  }

  private final Set<Hold> holds = EnumSet.noneOf(Hold.class);

  public void hold(Channel channel, Hold why, boolean on) {
    boolean changed = on ? holds.add(why) : holds.remove(why);
    if (changed) {
      channel.config().setAutoRead(holds.isEmpty());
    }
  }

  /** Whether nothing is read: then nobody notices that the peer is gone. */
  public boolean isHeld() {
    return !holds.isEmpty();
  }
}

package org.tharsis.engine.receive.udp;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.model.Origin;

/**
 * Counts as lost what the kernel dropped before a receiver could read it. Whose lines these were
 * nobody knows: they are counted under the receiver's name.
 */
final class SocketDrops {
  private static final Logger log = LoggerFactory.getLogger(SocketDrops.class);

  private final Origin origin;
  private final KernelDrops drops;
  private final Intake intake;
  private boolean failed;

  /**
   * @param receiver its name
   * @param local where its sockets listen, all of which are open
   */
  SocketDrops(String receiver, InetSocketAddress local, Intake intake) {
    this.origin = new Origin(receiver + " (kernel)", null);
    this.drops = new KernelDrops(local, OwnSockets.inodes());
    this.intake = intake;
    if (!KernelDrops.areKnown()) {
      log.info("{}: the kernel does not say here what it drops; that is not counted", receiver);
    }
  }

  /** Counts what was dropped since the last look. */
  void look() {
    try {
      long more = drops.more();
      if (more > 0) {
        intake.lose(origin, more);
      }
    } catch (IOException e) {
      if (!failed) {
        log.warn("what the kernel drops can't be read, and is not counted: {}", e.toString());
      }
      failed = true;
    }
  }
}

package org.tharsis.engine.receive.relp;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.engine.receive.intake.RateBounds;
import org.tharsis.engine.receive.stream.StreamServer;
import org.tharsis.engine.receive.stream.StreamSettings;
import org.tharsis.engine.receive.transport.StreamLoops;
import org.tharsis.model.Origin;

/**
 * RELP, the Reliable Event Logging Protocol of rsyslog (librelp's {@code doc/relp.md}, version 0).
 */
public final class RelpReceiver {
  private RelpReceiver() {}

  public static Channel open(
      ReceiverSettings.Relp settings,
      InetSocketAddress address,
      StreamLoops loops,
      Intake intake,
      InstantSource clock,
      SentLines sent,
      RateBounds rates) {
    return StreamServer.open(
        StreamSettings.of(settings),
        address,
        loops,
        (pipeline, peer) ->
            pipeline
                .addLast(new RelpFrames(settings.maxLineBytes()))
                .addLast(
                    new RelpSession(
                        new Origin(settings.name(), peer.sender()),
                        intake,
                        clock,
                        sent,
                        rates.allowance(peer.sender()),
                        peer.notes())),
        connections ->
            connections.writeAndFlush(
                Unpooled.copiedBuffer(RelpReply.GOING, StandardCharsets.US_ASCII)));
  }
}

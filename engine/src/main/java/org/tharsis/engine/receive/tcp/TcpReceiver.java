package org.tharsis.engine.receive.tcp;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.engine.receive.intake.RateBounds;
import org.tharsis.engine.receive.stream.Reading;
import org.tharsis.engine.receive.stream.SenderRate;
import org.tharsis.engine.receive.stream.StreamPeer;
import org.tharsis.engine.receive.stream.StreamServer;
import org.tharsis.engine.receive.stream.StreamSettings;
import org.tharsis.engine.receive.tls.TlsHandshake;
import org.tharsis.engine.receive.tls.TlsIdentity;
import org.tharsis.engine.receive.transport.StreamLoops;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Origin;

/** Syslog over TCP (RFC 6587), and over TLS (RFC 5425). */
public final class TcpReceiver {
  private final StreamSettings settings;
  private final @Nullable TlsIdentity tls;
  private final Intake intake;
  private final InstantSource clock;
  private final RateBounds rates;

  private TcpReceiver(
      StreamSettings settings,
      @Nullable TlsIdentity tls,
      Intake intake,
      InstantSource clock,
      RateBounds rates) {
    this.settings = settings;
    this.tls = tls;
    this.intake = intake;
    this.clock = clock;
    this.rates = rates;
  }

  /**
   * Listens.
   *
   * @param tls null for streams in the clear
   */
  public static Channel open(
      StreamSettings settings,
      @Nullable TlsIdentity tls,
      InetSocketAddress address,
      StreamLoops loops,
      Intake intake,
      InstantSource clock,
      RateBounds rates) {
    TcpReceiver receiver = new TcpReceiver(settings, tls, intake, clock, rates);
    return StreamServer.open(settings, address, loops, receiver::fit, connections -> {});
  }

  private void fit(ChannelPipeline pipeline, StreamPeer peer) {
    IpAddress sender = peer.sender();
    if (tls != null) {
      pipeline.addLast(tls.handler(pipeline.channel().alloc()));
      pipeline.addLast(new TlsHandshake(peer.complaints()));
    }
    Origin origin = new Origin(settings.name(), sender);
    Reading reading = new Reading();
    pipeline.addLast(new SyslogFrames(settings.maxLineBytes()));
    if (rates.holdsFor(sender)) {
      pipeline.addLast(new SenderRate(sender, rates, reading));
    }
    pipeline.addLast(new TcpLines(origin, intake, reading, clock, peer.notes()));
  }
}

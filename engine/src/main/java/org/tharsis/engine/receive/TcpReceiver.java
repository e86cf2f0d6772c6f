package org.tharsis.engine.receive;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.model.AddressSet;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Origin;

/**
 * Syslog over TCP (RFC 6587), and over TLS (RFC 5425); so many connections at once. Relays that the
 * site names begin with a PROXY header, and are taken for whom they stand.
 */
@Sharable
final class TcpReceiver extends ChannelInitializer<SocketChannel> {
  private static final Logger log = LoggerFactory.getLogger(TcpReceiver.class);

  private final StreamSettings settings;
  private final @Nullable TlsIdentity tls;
  private final Intake intake;
  private final InstantSource clock;
  private final RateBounds rates;
  private final ChannelGroup connections;
  private final AddressSet allow;
  private final AddressSet proxies;
  private final Complaints complaints;

  private TcpReceiver(
      StreamSettings settings,
      @Nullable TlsIdentity tls,
      EventLoopGroup group,
      Intake intake,
      InstantSource clock,
      RateBounds rates) {
    this.settings = settings;
    this.tls = tls;
    this.intake = intake;
    this.clock = clock;
    this.rates = rates;
    this.connections = new DefaultChannelGroup(group.next());
    this.allow = AddressSet.of(settings.access().allow());
    this.proxies = AddressSet.of(settings.access().proxies());
    this.complaints = new Complaints(log, settings.name(), System::nanoTime);
  }

  /**
   * Listens.
   *
   * @param tls null for streams in the clear
   */
  static Channel open(
      StreamSettings settings,
      @Nullable TlsIdentity tls,
      InetSocketAddress address,
      EventLoopGroup group,
      Intake intake,
      InstantSource clock,
      RateBounds rates) {
    TcpReceiver receiver = new TcpReceiver(settings, tls, group, intake, clock, rates);
    Channel server =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childHandler(receiver)
            .bind(address)
            .syncUninterruptibly()
            .channel();
    server.closeFuture().addListener(closed -> receiver.connections.close());
    return server;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    InetSocketAddress peer = channel.remoteAddress();
    if (peer == null) { // gone already
      channel.close();
      return;
    }
    IpAddress address = IpAddress.ofBytes(peer.getAddress().getAddress());
    if (connections.size() >= settings.maxConnections()) {
      complaints.about(peer, "as many connections are open as maxConnections says");
      channel.close();
      return;
    }
    connections.add(channel);
    if (proxies.contains(address)) {
      ProxyHeader.expect(
          channel.pipeline(),
          address,
          cause -> complaints.about(peer, cause),
          sender -> fit(channel, peer, sender, true));
    } else {
      fit(channel, peer, address, false);
    }
  }

  /** Has lines read from a connection, if this sender may send any. */
  private void fit(
      SocketChannel channel, InetSocketAddress peer, IpAddress sender, boolean proxied) {
    boolean isProxy = proxied && proxies.contains(sender); // it speaks for itself: a health check
    if (!allow.isEmpty() && !isProxy && !allow.contains(sender)) {
      complaints.about(peer, proxied ? sender + " is not allowed" : "it is not allowed");
      channel.close();
      return;
    }
    ChannelPipeline pipeline = channel.pipeline();
    if (tls != null) {
      pipeline.addLast(tls.handler(channel.alloc()));
      pipeline.addLast(new TlsHandshake(cause -> complaints.about(peer, cause)));
    }
    Origin origin = new Origin(settings.name(), sender);
    Reading reading = new Reading();
    pipeline.addLast(new SyslogFrames(settings.maxLineBytes()));
    if (rates.holdsFor(sender)) {
      pipeline.addLast(new SenderRate(sender, rates, reading));
    }
    pipeline.addLast(new TcpLines(origin, intake, reading, clock));
  }
}

package org.tharsis.engine.receive;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Origin;

/** Syslog over TCP (RFC 6587); so many connections at once. */
@Sharable
final class TcpReceiver extends ChannelInitializer<SocketChannel> {
  private static final Logger log = LoggerFactory.getLogger(TcpReceiver.class);

  private final ReceiverSettings.Tcp settings;
  private final Intake intake;
  private final InstantSource clock;
  private final ChannelGroup connections;

  private TcpReceiver(
      ReceiverSettings.Tcp settings, EventLoopGroup group, Intake intake, InstantSource clock) {
    this.settings = settings;
    this.intake = intake;
    this.clock = clock;
    this.connections = new DefaultChannelGroup(group.next());
  }

  static Channel open(
      ReceiverSettings.Tcp settings,
      InetSocketAddress address,
      EventLoopGroup group,
      Intake intake,
      InstantSource clock) {
    TcpReceiver receiver = new TcpReceiver(settings, group, intake, clock);
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
    if (connections.size() >= settings.maxConnections()) {
      log.warn(
          "{}: {} refused, {} connections are open", settings.name(), peer, connections.size());
      channel.close();
      return;
    }
    connections.add(channel);
    Origin origin = new Origin(settings.name(), IpAddress.ofBytes(peer.getAddress().getAddress()));
    channel
        .pipeline()
        .addLast(new SyslogFrames(settings.maxLineBytes()))
        .addLast(new TcpLines(origin, intake, clock));
  }
}

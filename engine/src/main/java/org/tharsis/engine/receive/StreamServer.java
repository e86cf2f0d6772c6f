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
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Origin;

/** A socket whose connections wait for acknowledgements; so many at once. */
@Sharable
final class StreamServer extends ChannelInitializer<SocketChannel> {
  private static final Logger log = LoggerFactory.getLogger(StreamServer.class);

  /** Fits a connection out. */
  @FunctionalInterface
  interface Fitting {
    void fit(ChannelPipeline pipeline, Origin origin);
  }

  private final String name;
  private final int maxConnections;
  private final ChannelGroup connections;
  private final Fitting fitting;

  private StreamServer(String name, int maxConnections, EventLoopGroup group, Fitting fitting) {
    this.name = name;
    this.maxConnections = maxConnections;
    this.connections = new DefaultChannelGroup(group.next());
    this.fitting = fitting;
  }

  /**
   * Listens.
   *
   * @param goodBye is given the connections before they are closed
   */
  static Channel open(
      String name,
      int maxConnections,
      InetSocketAddress address,
      EventLoopGroup group,
      Fitting fitting,
      Consumer<ChannelGroup> goodBye) {
    StreamServer server = new StreamServer(name, maxConnections, group, fitting);
    Channel channel =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(server)
            .bind(address)
            .syncUninterruptibly()
            .channel();
    channel
        .closeFuture()
        .addListener(
            closed -> {
              goodBye.accept(server.connections);
              server.connections.close();
            });
    return channel;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    InetSocketAddress peer = channel.remoteAddress();
    if (connections.size() >= maxConnections) {
      log.warn("{}: {} refused, {} connections are open", name, peer, connections.size());
      channel.close();
      return;
    }
    connections.add(channel);
    fitting.fit(
        channel.pipeline(), new Origin(name, IpAddress.ofBytes(peer.getAddress().getAddress())));
  }
}

package org.tharsis.engine.receive.stream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.engine.receive.transport.StreamLoops;
import org.tharsis.model.AddressSet;
import org.tharsis.model.IpAddress;

/**
 * A socket whose connections bring lines; so many at once, and of those only who may send. Relays
 * that the site names begin with a PROXY header, and are taken for whom they stand.
 */
@Sharable
public final class StreamServer extends ChannelInitializer<SocketChannel> {
  private static final Logger log = LoggerFactory.getLogger(StreamServer.class);

  /** Fits a connection out. */
  @FunctionalInterface
  public interface Fitting {
    void fit(ChannelPipeline pipeline, StreamPeer peer);
  }

  private final StreamSettings settings;
  private final ChannelGroup connections;
  private final AddressSet allow;
  private final AddressSet proxies;
  private final TurnedAway turnedAway;
  private final PeerNotes notes;
  private final Fitting fitting;

  private StreamServer(StreamSettings settings, StreamLoops loops, Fitting fitting) {
    this.settings = settings;
    this.connections = new DefaultChannelGroup(loops.loop());
    this.allow = AddressSet.of(settings.access().allow());
    this.proxies = AddressSet.of(settings.access().proxies());
    this.turnedAway = new TurnedAway(log, settings.name(), System::nanoTime);
    this.notes = new PeerNotes(log, settings.name(), System::nanoTime);
    this.fitting = fitting;
  }

  /**
   * Listens.
   *
   * @param goodBye is given the connections before they are closed
   */
  public static Channel open(
      StreamSettings settings,
      InetSocketAddress address,
      StreamLoops loops,
      Fitting fitting,
      Consumer<ChannelGroup> goodBye) {
    StreamServer server = new StreamServer(settings, loops, fitting);
    Channel channel =
        loops
            .server()
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
    if (peer == null) { // gone already
      channel.close();
      return;
    }
    IpAddress address = IpAddress.ofBytes(peer.getAddress().getAddress());
    if (connections.size() >= settings.maxConnections()) {
      turnedAway.about(peer, "as many connections are open as maxConnections says");
      channel.close();
      return;
    }
    connections.add(channel);
    if (proxies.contains(address)) {
      ProxyHeader.expect(
          channel.pipeline(),
          address,
          cause -> turnedAway.about(peer, cause),
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
      turnedAway.about(peer, proxied ? sender + " is not allowed" : "it is not allowed");
      channel.close();
      return;
    }
    fitting.fit(
        channel.pipeline(),
        new StreamPeer(
            sender,
            cause -> turnedAway.about(peer, cause),
            (matter, detail) -> notes.about(sender, matter, detail)));
  }
}

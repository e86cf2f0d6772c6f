package org.tharsis.engine.receive.udp;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.engine.receive.intake.RateBounds;
import org.tharsis.engine.receive.transport.DatagramLoops;

/**
 * Syslog over UDP: a line a datagram (RFC 5426, 3.1). Several sockets may share the port
 * (SO_REUSEPORT, socket(7)), each with a buffer and a thread of its own: Linux gives all datagrams
 * of one sender's port to the same.
 */
public final class UdpReceiver {
  private static final Logger log = LoggerFactory.getLogger(UdpReceiver.class);

  private final ReceiverSettings.Udp settings;
  private final List<Channel> sockets;
  private final SocketDrops drops;

  private UdpReceiver(ReceiverSettings.Udp settings, List<Channel> sockets, Intake intake) {
    this.settings = settings;
    this.sockets = sockets;
    this.drops = new SocketDrops(settings.name(), address(sockets), intake);
  }

  /** Listens. Throws what Netty does if that can't be. */
  public static UdpReceiver open(
      ReceiverSettings.Udp settings,
      InetSocketAddress address,
      DatagramLoops loops,
      Intake intake,
      InstantSource clock,
      RateBounds rates) {
    Bootstrap bootstrap =
        loops
            .datagrams(settings.sockets() > 1)
            .option(ChannelOption.SO_RCVBUF, settings.receiveBufferBytes());
    List<Channel> sockets = new ArrayList<>();
    try {
      while (sockets.size() < settings.sockets()) {
        InetSocketAddress at = sockets.isEmpty() ? address : address(sockets); // one free port
        Datagrams handler = new Datagrams(settings, intake, clock, rates);
        sockets.add(bootstrap.clone().handler(handler).bind(at).syncUninterruptibly().channel());
      }
    } finally {
      if (sockets.size() < settings.sockets()) {
        close(sockets);
      }
    }
    UdpReceiver receiver = new UdpReceiver(settings, sockets, intake);
    receiver.reportBuffer(loops);
    return receiver;
  }

  private static InetSocketAddress address(List<Channel> sockets) {
    return (InetSocketAddress) sockets.getFirst().localAddress();
  }

  private void reportBuffer(DatagramLoops loops) {
    int asked = settings.receiveBufferBytes();
    int granted =
        sockets.stream().mapToInt(each -> loops.receiveBuffer(each, asked)).min().orElse(0);
    if (granted < asked) {
      log.warn(
          "{}: the kernel gives {} bytes of receive buffer, not {}; bursts may be lost. Raise it:"
              + " sysctl -w net.core.rmem_max={}, or give the engine CAP_NET_ADMIN",
          settings.name(),
          granted,
          asked,
          asked);
    } else {
      log.info(
          "{}: {} with {} bytes of receive buffer",
          settings.name(),
          sockets.size() == 1 ? "a socket" : sockets.size() + " sockets, each",
          granted);
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return address(sockets);
  }

  /** Counts as lost what the kernel dropped since the last look; for one thread. */
  public void lookAtDrops() {
    drops.look();
  }

  /** Stops listening. */
  public void close() {
    close(sockets);
  }

  private static void close(List<Channel> sockets) {
    sockets.forEach(socket -> socket.close().syncUninterruptibly());
  }
}

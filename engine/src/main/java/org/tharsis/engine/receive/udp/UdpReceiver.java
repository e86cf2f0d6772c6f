package org.tharsis.engine.receive.udp;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.engine.receive.intake.LineEnd;
import org.tharsis.engine.receive.intake.RateBounds;
import org.tharsis.model.AddressSet;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Origin;

/** Syslog over UDP: a line a datagram (RFC 5426, 3.1). */
public final class UdpReceiver extends SimpleChannelInboundHandler<DatagramPacket> {
  private static final Logger log = LoggerFactory.getLogger(UdpReceiver.class);
  private static final int MAX_DATAGRAM = 65_535;
  private static final int DATAGRAMS_A_READ = 256;

  private final ReceiverSettings.Udp settings;
  private final String name;
  private final Intake intake;
  private final InstantSource clock;
  private final RateBounds rates;
  private final AddressSet allow;
  private final List<Received> lines = new ArrayList<>(DATAGRAMS_A_READ);

  private UdpReceiver(
      ReceiverSettings.Udp settings, Intake intake, InstantSource clock, RateBounds rates) {
    this.settings = settings;
    this.name = settings.name();
    this.intake = intake;
    this.clock = clock;
    this.rates = rates;
    this.allow = AddressSet.of(settings.allow());
  }

  public static Channel open(
      ReceiverSettings.Udp settings,
      InetSocketAddress address,
      EventLoopGroup group,
      Intake intake,
      InstantSource clock,
      RateBounds rates) {
    FixedRecvByteBufAllocator buffers = new FixedRecvByteBufAllocator(MAX_DATAGRAM);
    buffers.maxMessagesPerRead(DATAGRAMS_A_READ);
    Channel channel =
        new Bootstrap()
            .group(group)
            .channel(NioDatagramChannel.class)
            .option(ChannelOption.SO_RCVBUF, settings.receiveBufferBytes())
            .option(ChannelOption.RECVBUF_ALLOCATOR, buffers)
            .handler(new UdpReceiver(settings, intake, clock, rates))
            .bind(address)
            .syncUninterruptibly()
            .channel();
    reportBuffer(settings, channel);
    return channel;
  }

  private static void reportBuffer(ReceiverSettings.Udp settings, Channel channel) {
    Integer granted = channel.config().getOption(ChannelOption.SO_RCVBUF);
    if (granted != null && granted < settings.receiveBufferBytes()) {
      log.warn(
          "{}: the kernel gives {} bytes of receive buffer, not {}; bursts may be lost. Raise it:"
              + " sysctl -w net.core.rmem_max={}",
          settings.name(),
          granted,
          settings.receiveBufferBytes(),
          settings.receiveBufferBytes());
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
    int length = LineEnd.before(packet.content(), packet.content().readableBytes());
    if (length == 0) {
      return; // no line
    }
    IpAddress sender = IpAddress.ofBytes(packet.sender().getAddress().getAddress());
    Origin origin = new Origin(name, sender);
    if (!(allow.isEmpty() || allow.contains(sender)) || !rates.take(sender)) {
      intake.refuse(origin);
      return;
    }
    byte[] bytes = new byte[Math.min(length, settings.maxLineBytes())];
    packet.content().readBytes(bytes);
    lines.add(new Received(bytes, bytes.length < length, origin, clock.millis()));
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (!lines.isEmpty()) {
      intake.offer(lines);
      lines.clear();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    log.warn("{}: {}", settings.name(), cause.toString());
  }
}

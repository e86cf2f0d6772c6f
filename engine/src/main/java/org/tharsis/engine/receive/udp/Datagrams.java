package org.tharsis.engine.receive.udp;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
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

/** What one socket takes: a line a datagram, those of one read together. */
final class Datagrams extends SimpleChannelInboundHandler<DatagramPacket> {
  private static final Logger log = LoggerFactory.getLogger(Datagrams.class);

  private final ReceiverSettings.Udp settings;
  private final String name;
  private final Intake intake;
  private final InstantSource clock;
  private final RateBounds rates;
  private final AddressSet allow;
  private final List<Received> lines = new ArrayList<>();

  Datagrams(ReceiverSettings.Udp settings, Intake intake, InstantSource clock, RateBounds rates) {
    this.settings = settings;
    this.name = settings.name();
    this.intake = intake;
    this.clock = clock;
    this.rates = rates;
    this.allow = AddressSet.of(settings.allow());
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
    log.warn("{}: {}", name, cause.toString());
  }
}

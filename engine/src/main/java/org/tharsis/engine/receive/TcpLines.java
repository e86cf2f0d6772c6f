package org.tharsis.engine.receive;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.model.Origin;

/** Hands a connection's lines over. Waiting for room here is what stops the sender. */
final class TcpLines extends SimpleChannelInboundHandler<SyslogFrames.Frame> {
  private static final Logger log = LoggerFactory.getLogger(TcpLines.class);

  private final Origin origin;
  private final Intake intake;
  private final InstantSource clock;

  TcpLines(Origin origin, Intake intake, InstantSource clock) {
    this.origin = origin;
    this.intake = intake;
    this.clock = clock;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, SyslogFrames.Frame frame)
      throws InterruptedException {
    intake.put(new Received(frame.bytes(), frame.truncated(), origin, clock.millis()));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    log.info("{}: connection closed: {}", origin.name(), cause.toString());
    context.close();
  }
}

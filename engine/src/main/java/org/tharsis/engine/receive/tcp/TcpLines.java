package org.tharsis.engine.receive.tcp;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.time.InstantSource;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.receive.intake.Allowance;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.engine.receive.stream.Reading;
import org.tharsis.engine.receive.stream.StreamPeer;
import org.tharsis.engine.receive.stream.WaitingLines;
import org.tharsis.model.Origin;

/** Hands a connection's lines over, those of one read together. */
final class TcpLines extends SimpleChannelInboundHandler<SyslogFrames.Frame> {
  private final Origin origin;
  private final WaitingLines lines;
  private final InstantSource clock;
  private final StreamPeer.Notes notes;

  TcpLines(
      Origin origin, Intake intake, Reading reading, InstantSource clock, StreamPeer.Notes notes) {
    this.origin = origin;
    this.lines = new WaitingLines(intake, reading, (count, end) -> {}, intake::lose, Allowance.ALL);
    this.clock = clock;
    this.notes = notes;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, SyslogFrames.Frame frame) {
    lines.add(new Received(frame.bytes(), frame.truncated(), origin, clock.millis()));
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    lines.handOver(context);
  }

  /** What the peer left unfinished is decoded only now. */
  @Override
  public void channelInactive(ChannelHandlerContext context) {
    lines.handOver(context);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    notes.note("connection closed", cause.toString());
    context.close();
  }
}

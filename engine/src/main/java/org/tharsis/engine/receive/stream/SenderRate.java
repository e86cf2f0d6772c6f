package org.tharsis.engine.receive.stream;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;
import org.tharsis.engine.receive.intake.RateBounds;
import org.tharsis.model.IpAddress;

/** Reads a connection no faster than its sender's rate: the rest waits there, and none is lost. */
public final class SenderRate extends ChannelInboundHandlerAdapter {
  private static final long AGAIN_MILLIS = 20;

  /** Not only when all is read that has come: while more comes, that would be never. */
  private static final int LOOK_LINES = 64;

  private final IpAddress sender;
  private final RateBounds rates;
  private final Reading reading;
  private int lines;
  private boolean waits;

  public SenderRate(IpAddress sender, RateBounds rates, Reading reading) {
    this.sender = sender;
    this.rates = rates;
    this.reading = reading;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object line) {
    lines++;
    context.fireChannelRead(line);
    if (lines >= LOOK_LINES) {
      look(context);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.fireChannelReadComplete();
    look(context);
  }

  private void look(ChannelHandlerContext context) {
    boolean ahead = rates.isAhead(sender, lines);
    lines = 0;
    reading.hold(context.channel(), Reading.Hold.RATE, ahead);
    if (ahead && !waits) {
      waits = true;
      context.executor().schedule(() -> lookAgain(context), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void lookAgain(ChannelHandlerContext context) {
    waits = false;
    look(context);
  }
}

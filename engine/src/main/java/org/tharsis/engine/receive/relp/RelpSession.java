package org.tharsis.engine.receive.relp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.receive.intake.Allowance;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.engine.receive.intake.LineEnd;
import org.tharsis.engine.receive.stream.Answers;
import org.tharsis.engine.receive.stream.Reading;
import org.tharsis.engine.receive.stream.StreamPeer;
import org.tharsis.model.Origin;

/**
 * A RELP session: every line is acknowledged once it is on disk, in the order they came. Lines that
 * an earlier session took already, and that are sent again, are acknowledged and not taken twice.
 */
final class RelpSession extends SimpleChannelInboundHandler<RelpInput> {
  private static final int LAST_TXNR = 999_999_999;
  private static final int MOST_UNANSWERED = 2 * SentTail.MOST;

  private enum State {
    NEW,
    OPEN,
    ENDING
  }

  private final Origin origin;
  private final Intake intake;
  private final InstantSource clock;
  private final SentLines sent;
  private final StreamPeer.Notes notes;
  private final Reading reading = new Reading();
  private final Answers<RelpReply> answers = new Answers<>();
  private final RelpLines lines;
  private State state = State.NEW;
  private int due = 1;
  private @Nullable ChannelHandlerContext context;

  RelpSession(
      Origin origin,
      Intake intake,
      InstantSource clock,
      SentLines sent,
      Allowance allowance,
      StreamPeer.Notes notes) {
    this.origin = origin;
    this.intake = intake;
    this.clock = clock;
    this.sent = sent;
    this.notes = notes;
    this.lines = new RelpLines(this, origin, intake, sent, reading, allowance, this::whenKept);
  }

  Origin origin() {
    return origin;
  }

  /** So many lines came once more. */
  void resent(int lines) {
    intake.resent(lines);
    notes.note("lines were sent again and are kept once", Integer.toString(lines));
  }

  /** Whether nothing is read: then nobody notices that its peer is gone. */
  boolean isStuck() {
    return reading.isHeld();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, RelpInput input) {
    switch (input) {
      case RelpInput.Frame frame -> frame(context, frame);
      case RelpInput.Broken broken -> breakOff(context, broken.why());
    }
  }

  private void frame(ChannelHandlerContext context, RelpInput.Frame frame) {
    if (frame.txnr() == 0 || state == State.ENDING) {
      return; // a hint; or nobody waits for an answer any more
    }
    if (frame.txnr() != due) {
      breakOff(context, "transaction %d where %d is due".formatted(frame.txnr(), due));
      return;
    }
    due = due == LAST_TXNR ? 1 : due + 1;
    switch (frame.command()) {
      case OPEN -> open(context, frame);
      case SYSLOG -> syslog(context, frame);
      case CLOSE -> end(context, RelpReply.closed(frame.txnr()));
      case OTHER -> end(context, RelpReply.refused(frame.txnr(), "no such command"));
    }
  }

  /** The peer has made a mistake: it is not answered, and sends again what was not before. */
  private void breakOff(ChannelHandlerContext context, String why) {
    notes.note("connection closed", why);
    state = State.ENDING;
    context.close();
  }

  private void open(ChannelHandlerContext context, RelpInput.Frame frame) {
    String refusal = state == State.OPEN ? "it is open already" : RelpOffers.refusal(frame.data());
    if (!refusal.isEmpty()) {
      end(context, RelpReply.refused(frame.txnr(), refusal));
      return;
    }
    state = State.OPEN;
    sent.opened(this);
    lines.begin();
    say(RelpReply.opened(frame.txnr()));
  }

  private void say(RelpReply reply) {
    answers.add(reply).when(0);
  }

  private void syslog(ChannelHandlerContext context, RelpInput.Frame frame) {
    if (state != State.OPEN) {
      end(context, RelpReply.refused(frame.txnr(), "the session is not open"));
      return;
    }
    byte[] line = line(frame);
    if (line.length == 0) {
      say(RelpReply.empty(frame.txnr()));
      return;
    }
    long digest = sent.digest(line, frame.truncated());
    var answer = answers.add(RelpReply.line(frame.txnr()));
    lines.take(
        context, new HeldLines.Sent(line, frame.truncated(), clock.millis(), digest, answer));
  }

  private static byte[] line(RelpInput.Frame frame) {
    int length = frame.truncated() ? frame.data().length : LineEnd.before(frame.data());
    return length == frame.data().length ? frame.data() : Arrays.copyOf(frame.data(), length);
  }

  private void whenKept(long end) {
    ChannelHandlerContext own = context;
    if (own != null) {
      var _ =
          intake
              .kept(end)
              .whenComplete(
                  (nothing, failure) -> own.executor().execute(() -> kept(own, end, failure)));
    }
  }

  private void kept(ChannelHandlerContext context, long end, @Nullable Throwable failure) {
    if (failure != null) {
      context.close(); // the sender keeps what is not acknowledged
      return;
    }
    answers.kept(end);
    tell(context);
  }

  private void end(ChannelHandlerContext context, RelpReply last) {
    lines.decide();
    handOver(context);
    say(last);
    state = State.ENDING;
  }

  /**
   * There will be no room for lines that wait, and the sender has them still. What it sends behind
   * them is not taken, lest that be acknowledged in their place.
   */
  void takeNoMore() {
    state = State.ENDING;
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    handOver(context);
  }

  private void handOver(ChannelHandlerContext context) {
    lines.handOver(context);
    tell(context);
  }

  /** Writes the answers that are due, all at once. */
  private void tell(ChannelHandlerContext context) {
    List<RelpReply> ready = answers.take();
    boolean last = false;
    if (!ready.isEmpty() && context.channel().isActive()) {
      ByteBuf out = context.alloc().buffer(ready.size() * 24);
      for (RelpReply reply : ready) {
        last |= write(reply, out);
      }
      var written = context.writeAndFlush(out);
      if (last) {
        written.addListener(ChannelFutureListener.CLOSE);
      }
    }
    reading.hold(context.channel(), Reading.Hold.UNANSWERED, answers.size() > MOST_UNANSWERED);
  }

  /** Returns whether the session ends with it. */
  private boolean write(RelpReply reply, ByteBuf out) {
    reply.writeTo(out);
    if (reply.kind() == RelpReply.Kind.LINE) {
      lines.answered();
    }
    if (reply.kind() != RelpReply.Kind.LAST) {
      return false;
    }
    if (reply.data().isEmpty()) {
      lines.forget();
    }
    out.writeCharSequence(RelpReply.GOING, StandardCharsets.US_ASCII);
    return true;
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    Channel channel = context.channel();
    reading.hold(channel, Reading.Hold.UNHEARD, !channel.isWritable());
  }

  /** What was not handed over yet the sender has still, and sends again. */
  @Override
  public void channelInactive(ChannelHandlerContext context) {
    stop();
  }

  /** Another session of the same sender goes on with what this one began. */
  void giveUp() {
    stop();
    ChannelHandlerContext own = context;
    if (own != null) {
      notes.note("connection closed", "the sender has begun anew");
      own.close();
    }
  }

  private void stop() {
    state = State.ENDING;
    lines.stop();
    sent.closed(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    notes.note("connection closed", cause.toString());
    context.close();
  }
}

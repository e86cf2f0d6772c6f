package org.tharsis.engine.receive.relp;

import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.receive.intake.Allowance;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.engine.receive.stream.Reading;
import org.tharsis.engine.receive.stream.WaitingLines;
import org.tharsis.model.Origin;

/**
 * The lines of a RELP session on their way into the journal, without those that an earlier session
 * has brought there.
 */
final class RelpLines {
  /**
   * So long at least, and up to twice as long. Who sends again does so without a pause; a stalled
   * network or machine may make one.
   */
  private static final long QUIET_SECONDS = 10;

  private final RelpSession session;
  private final Origin origin;
  private final SentLines sent;
  private final LongConsumer taking;
  private final WaitingLines waiting;
  private final Queue<HeldLines.Sent> untaken = new ArrayDeque<>();
  private @Nullable HeldLines held;
  private @Nullable SentTail tail;

  /**
   * @param taking is told of each position that answers wait for
   */
  RelpLines(
      RelpSession session,
      Origin origin,
      Intake intake,
      SentLines sent,
      Reading reading,
      Allowance allowance,
      LongConsumer taking) {
    this.session = session;
    this.origin = origin;
    this.sent = sent;
    this.taking = taking;
    this.waiting =
        new WaitingLines(intake, reading, this::taken, mine -> session.takeNoMore(), allowance);
  }

  /** The session is open: what comes now may have been sent before. */
  void begin() {
    held = new HeldLines(sent, new Resending(sent.of(origin)));
  }

  /** The next line came. */
  void take(ChannelHandlerContext context, HeldLines.Sent line) {
    HeldLines first = held;
    if (first == null) {
      add(line);
    } else if (!first.hold(line)) {
      decide();
    } else if (first.size() == 1) {
      decideWhenQuiet(context, first, 1);
    }
  }

  private void decideWhenQuiet(ChannelHandlerContext context, HeldLines first, int seen) {
    context
        .executor()
        .schedule(
            () -> {
              if (held == first && first.size() == seen) {
                decide();
                waiting.handOver(context);
              } else if (held == first) {
                decideWhenQuiet(context, first, first.size());
              }
            },
            QUIET_SECONDS,
            TimeUnit.SECONDS);
  }

  /** What is known by now tells how many of the lines held back were sent again. */
  void decide() {
    HeldLines first = held;
    held = null;
    if (first == null) {
      return;
    }
    List<HeldLines.Sent> all = first.release();
    Resending.Begin begin = first.resending().begin();
    int again = first.resending().again();
    if (begin != null) {
      goOn(begin, all.subList(0, again));
    }
    all.subList(again, all.size()).forEach(this::add);
  }

  /** The series of these lines goes on with this session. */
  private void goOn(Resending.Begin begin, List<HeldLines.Sent> again) {
    SentTail series = begin.tail();
    RelpSession before = series.owner();
    if (before != null) {
      before.giveUp();
    }
    series.owner(session);
    series.unanswered(begin.first());
    tail = series;
    sent.touch(series);
    long line = begin.first();
    long last = 0;
    for (HeldLines.Sent each : again) {
      last = Math.max(last, series.end(line));
      each.answer().when(series.end(line++));
    }
    taking.accept(last);
    session.resent(again.size());
  }

  private void add(HeldLines.Sent line) {
    SentTail series = tail;
    if (series == null) {
      series = sent.begin(origin);
      series.owner(session);
      tail = series;
    }
    untaken.add(line);
    waiting.add(
        new Received(line.bytes(), line.truncated(), origin, line.arrived(), series.series()));
  }

  private void taken(int count, long end) {
    SentTail series = tail;
    if (series == null) {
      return; // it has stopped
    }
    for (int i = 0; i < count; i++) {
      HeldLines.Sent line = untaken.remove();
      series.add(line.digest(), end);
      line.answer().when(end);
    }
    sent.touch(series);
    taking.accept(end);
  }

  /** Hands over what came, as soon as there is room. */
  void handOver(ChannelHandlerContext context) {
    waiting.handOver(context);
  }

  /** The next line was acknowledged. */
  void answered() {
    SentTail series = tail;
    if (series != null) {
      series.unanswered(series.unanswered() + 1);
    }
  }

  /** All were acknowledged, and nothing is sent again. */
  void forget() {
    SentTail series = tail;
    if (series != null) {
      sent.forget(series);
    }
  }

  /** What was not handed over yet the sender has still, and sends again. */
  void stop() {
    waiting.drop();
    untaken.clear();
    HeldLines first = held;
    held = null;
    if (first != null) {
      first.release();
    }
    SentTail series = tail;
    tail = null;
    if (series != null && series.owner() == session) {
      series.owner(null);
    }
  }
}

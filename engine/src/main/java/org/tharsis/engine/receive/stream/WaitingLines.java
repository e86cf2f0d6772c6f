package org.tharsis.engine.receive.stream;

import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tharsis.engine.journal.Appended;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.receive.intake.Allowance;
import org.tharsis.engine.receive.intake.Intake;

/**
 * The lines of one connection on their way into the intake. While there is no room, nothing more is
 * read, which stops the sender; nor while many wait for its rate. The connection's loop uses it.
 */
public final class WaitingLines {
  private static final long AGAIN_MILLIS = 20;

  /**
   * So many bytes may wait for their sender's rate before nothing more is read: more than most
   * senders let be unacknowledged. As long as it is read, that it is gone is noticed.
   */
  static final int MOST_WAITING = 256 << 10;

  /** Is told of lines that are in the journal. */
  @FunctionalInterface
  public interface Taken {
    /**
     * @param lines how many more
     * @param end they are on disk once all before this position is
     */
    void taken(int lines, long end);
  }

  private final Intake intake;
  private final Reading reading;
  private final Taken taken;
  private final Consumer<List<Received>> inVain;
  private final Allowance allowance;
  private List<Received> lines = new ArrayList<>();
  private long bytes;
  private boolean waits;

  /**
   * @param inVain is given those that waited for room until the end
   */
  public WaitingLines(
      Intake intake,
      Reading reading,
      Taken taken,
      Consumer<List<Received>> inVain,
      Allowance allowance) {
    this.intake = intake;
    this.reading = reading;
    this.taken = taken;
    this.inVain = inVain;
    this.allowance = allowance;
  }

  public void add(Received line) {
    lines.add(line);
    bytes += line.bytes().length;
  }

  /** Those that wait are somebody else's matter from now on. */
  public void drop() {
    lines.clear();
    bytes = 0;
  }

  /** Hands over what was added, as soon as there is room and the sender's rate allows. */
  public void handOver(ChannelHandlerContext context) {
    if (!waits && !lines.isEmpty()) {
      put(context);
    }
    holdIfMany(context);
  }

  private void put(ChannelHandlerContext context) {
    int allowed = allowance.take(lines.size());
    boolean noRoom = putSome(allowed) < allowed;
    if (noRoom && intake.isClosing()) {
      inVain.accept(lines);
      drop();
      noRoom = false;
    }
    reading.hold(context.channel(), Reading.Hold.NO_ROOM, noRoom);
    holdIfMany(context);
    waits = !lines.isEmpty();
    if (waits) {
      context.executor().schedule(() -> put(context), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Hands over the first ones; how many there was room for. */
  private int putSome(int allowed) {
    if (allowed == 0) {
      return 0;
    }
    Appended appended = intake.put(lines.subList(0, allowed));
    int count = appended.lines();
    allowance.giveBack(allowed - count);
    if (count > 0) {
      lines.subList(0, count).forEach(line -> bytes -= line.bytes().length);
      lines = new ArrayList<>(lines.subList(count, lines.size()));
      taken.taken(count, appended.end());
    }
    return count;
  }

  private void holdIfMany(ChannelHandlerContext context) {
    reading.hold(context.channel(), Reading.Hold.WAITING, bytes > MOST_WAITING);
  }
}

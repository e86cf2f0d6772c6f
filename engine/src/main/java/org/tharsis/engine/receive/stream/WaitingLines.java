package org.tharsis.engine.receive.stream;

import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tharsis.engine.journal.Appended;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.receive.intake.Intake;

/**
 * The lines of one connection on their way into the intake. While there is no room, nothing more is
 * read, which stops the sender. The connection's loop uses it.
 */
public final class WaitingLines {
  private static final long AGAIN_MILLIS = 20;

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
  private List<Received> lines = new ArrayList<>();
  private boolean waits;

  /**
   * @param inVain is given those that waited for room until the end
   */
  public WaitingLines(
      Intake intake, Reading reading, Taken taken, Consumer<List<Received>> inVain) {
    this.intake = intake;
    this.reading = reading;
    this.taken = taken;
    this.inVain = inVain;
  }

  public void add(Received line) {
    lines.add(line);
  }

  /** Whether lines wait for room. */
  public boolean areWaiting() {
    return waits;
  }

  /** Those that wait are somebody else's matter from now on. */
  public void drop() {
    lines.clear();
  }

  /** Hands over what was added, as soon as there is room. */
  public void handOver(ChannelHandlerContext context) {
    if (!waits && !lines.isEmpty()) {
      put(context);
    }
  }

  private void put(ChannelHandlerContext context) {
    if (!lines.isEmpty()) {
      Appended appended = intake.put(lines);
      lines = new ArrayList<>(lines.subList(appended.lines(), lines.size()));
      if (appended.lines() > 0) {
        taken.taken(appended.lines(), appended.end());
      }
    }
    if (!lines.isEmpty() && intake.isClosing()) {
      inVain.accept(lines);
      lines.clear();
    }
    waitIf(!lines.isEmpty(), context);
  }

  private void waitIf(boolean full, ChannelHandlerContext context) {
    waits = full;
    reading.hold(context.channel(), Reading.Hold.NO_ROOM, full);
    if (full) {
      context.executor().schedule(() -> put(context), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }
  }
}

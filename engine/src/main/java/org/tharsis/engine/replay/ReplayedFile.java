package org.tharsis.engine.replay;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.replay.LogFile.RawLine;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;

/**
 * A log file's events. Its lines arrive when the one before them happened: that is the time of
 * lines which say none, and the one a missing year is nearest to.
 */
final class ReplayedFile implements Closeable {
  /** So many lines at the beginning are looked at for a first time. */
  private static final int LOOK_AHEAD = 1000;

  private static final long HALF_A_YEAR = 183L * 86_400_000;
  private static final long A_DAY = 86_400_000;

  private final LogFile file;
  private final Origin origin;
  private final Function<Line, Event> interpreter;
  private final Deque<RawLine> ahead = new ArrayDeque<>();
  private long clock;
  private long doubtful;

  /**
   * @param reference the time that a year missing in the first lines is nearest to; milliseconds
   *     since the epoch
   */
  ReplayedFile(LogFile file, long reference, Function<Line, Event> interpreter) throws IOException {
    this.file = file;
    this.origin = new Origin(file.stream(), null);
    this.interpreter = interpreter;
    this.clock = firstTime(reference);
  }

  private long firstTime(long reference) throws IOException {
    while (ahead.size() < LOOK_AHEAD) {
      RawLine raw = nextLine();
      if (raw == null) {
        return reference;
      }
      ahead.addLast(raw);
      long time = interpreter.apply(line(raw, reference)).timestamp();
      if (time != reference) {
        return time;
      }
    }
    return reference;
  }

  /** The next line that is not empty. */
  private @Nullable RawLine nextLine() throws IOException {
    RawLine raw = file.next();
    while (raw != null && raw.bytes().length == 0) {
      raw = file.next();
    }
    return raw;
  }

  private Line line(RawLine raw, long arrived) {
    EventId id = new EventId(file.stream(), raw.offset());
    return new Line(id, raw.bytes(), raw.truncated(), origin, arrived, false);
  }

  String stream() {
    return file.stream();
  }

  /** The next event, or null at the end. */
  @Nullable Event next() throws IOException {
    RawLine raw = ahead.isEmpty() ? nextLine() : ahead.removeFirst();
    if (raw == null) {
      return null;
    }
    Event event = interpreter.apply(line(raw, clock));
    follow(event.timestamp());
    return event;
  }

  /** One line with a clock gone wild does not move the others: it takes two that agree. */
  private void follow(long time) {
    if (Math.abs(time - clock) < HALF_A_YEAR || Math.abs(time - doubtful) < A_DAY) {
      clock = time;
    } else {
      doubtful = time;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

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

  /** A time that no other is near to. */
  private static final long NONE = Long.MIN_VALUE / 2;

  private final LogFile file;
  private final Origin origin;
  private final Function<Line, Event> interpreter;
  private final Deque<RawLine> ahead = new ArrayDeque<>();
  private long clock;
  private long doubtful = NONE;

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

  /** The first time that another agrees with: the first line may be the one gone wild. */
  private long firstTime(long reference) throws IOException {
    long first = NONE;
    long rival = NONE;
    while (ahead.size() < LOOK_AHEAD) {
      RawLine raw = nextLine();
      if (raw == null) {
        break;
      }
      ahead.addLast(raw);
      long before = first == NONE ? reference : first;
      long time = interpreter.apply(line(raw, before)).timestamp();
      if (time == before) { // most likely it said none
        continue;
      }
      if (first == NONE) {
        first = time;
      } else if (near(time, first)) {
        return first;
      } else if (near(time, rival)) {
        return rival;
      } else {
        rival = time;
      }
    }
    return first == NONE ? reference : first;
  }

  private static boolean near(long time, long other) {
    return Math.abs(time - other) < HALF_A_YEAR;
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

  /** When the event given last happened, whatever a clock gone wild says; milliseconds. */
  long clock() {
    return clock;
  }

  /** A line with a clock gone wild does not move the others: it takes two in a row that agree. */
  private void follow(long time) {
    if (time == clock) {
      return; // most likely it said none, which settles nothing
    }
    if (near(time, clock) || Math.abs(time - doubtful) < A_DAY) {
      clock = time;
      doubtful = NONE;
    } else {
      doubtful = time;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

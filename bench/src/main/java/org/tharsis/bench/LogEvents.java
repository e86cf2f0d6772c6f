package org.tharsis.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;
import org.tharsis.parsers.LineParser;

/** The lines of a file one after the other, parsed. */
final class LogEvents implements Closeable {
  static final String STREAM = "bench";

  private static final long ARRIVED = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final LineParser parser = new LineParser(ZoneOffset.UTC);
  private final EventDraft draft = new EventDraft();
  private final Origin origin = new Origin(STREAM, null);
  private int at;
  private int end;
  private long lines;

  LogEvents(Path file) throws IOException {
    in = Files.newInputStream(file);
  }

  /** The next event, or null at the end. */
  @Nullable Event next() throws IOException {
    byte @Nullable [] bytes = line();
    if (bytes == null) {
      return null;
    }
    Line line = new Line(new EventId(STREAM, lines++), bytes, false, origin, ARRIVED, false);
    parser.parse(line, draft);
    return draft.event(line);
  }

  /** No line of these logs is longer than the buffer. */
  private byte @Nullable [] line() throws IOException {
    int feed = feed(at);
    if (feed < 0) {
      System.arraycopy(buffer, at, buffer, 0, end - at);
      end -= at;
      at = 0;
      fill();
      feed = feed(0);
    }
    if (feed < 0) {
      return null;
    }
    byte[] line = Arrays.copyOfRange(buffer, at, feed);
    at = feed + 1;
    return line;
  }

  private void fill() throws IOException {
    int read = in.readNBytes(buffer, end, buffer.length - end);
    end += read;
  }

  private int feed(int from) {
    for (int i = from; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

package org.tharsis.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;

/** The lines of a file or a pipe one after the other, parsed. */
final class LogEvents implements Closeable {
  private final InputStream in;
  private final LineEvents events = new LineEvents("bench");
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;

  LogEvents(Path file) throws IOException {
    in = Files.newInputStream(file);
  }

  /** The next event, or null at the end. */
  @Nullable Event next() throws IOException {
    int feed = feed();
    if (feed < 0) {
      fill();
      feed = feed();
    }
    if (feed < 0) {
      return null;
    }
    byte[] line = Arrays.copyOfRange(buffer, at, feed);
    at = feed + 1;
    return events.of(line);
  }

  /** No line of these logs is longer than the buffer. */
  private void fill() throws IOException {
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    at = 0;
    end += in.readNBytes(buffer, end, buffer.length - end);
  }

  private int feed() {
    for (int i = at; i < end; i++) {
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

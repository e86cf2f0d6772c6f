package org.tharsis.engine;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that one process sets and another reads, so that hours may pass in seconds. */
final class SharedClock implements InstantSource {
  private final MappedByteBuffer memory;

  SharedClock(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
    }
  }

  /** It never goes back. */
  synchronized void reach(long millis) {
    if (millis > memory.getLong(0)) {
      memory.putLong(0, millis);
    }
  }

  /** So much more time has passed. */
  synchronized void pass(long millis) {
    memory.putLong(0, memory.getLong(0) + millis);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(memory.getLong(0));
  }
}

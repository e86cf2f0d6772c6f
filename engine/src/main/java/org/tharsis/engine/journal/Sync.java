package org.tharsis.engine.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Segments that are not wholly on disk yet, the oldest first, and how far they are. */
final class Sync implements Closeable {
  private final Queue<Tail> open = new ConcurrentLinkedQueue<>();
  private volatile long durable;
  private volatile @Nullable IOException broken;

  void begin(long position) {
    durable = position;
  }

  void add(Tail fresh) {
    open.add(fresh);
  }

  long durable() {
    return durable;
  }

  /** Throws if a sync failed before. */
  void check() throws IOException {
    IOException cause = broken;
    if (cause != null) {
      throw new IOException(
          "a sync failed (%s), the journal has to be opened anew".formatted(cause.getMessage()),
          cause);
    }
  }

  /** Has everything before this position on disk. */
  synchronized long upTo(long position) throws IOException {
    check();
    if (position > durable) {
      try {
        force(Position.segment(position));
      } catch (IOException e) {
        broken = e;
        throw e;
      }
      durable = position;
    }
    return durable;
  }

  /** Older segments are written no more. */
  private void force(int newest) throws IOException {
    Tail oldest = open.peek();
    while (oldest != null && oldest.number() < newest) {
      oldest.force();
      open.remove();
      oldest.close();
      oldest = open.peek();
    }
    if (oldest != null && oldest.number() == newest) {
      oldest.force();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    for (Tail tail : open) {
      tail.close();
    }
    open.clear();
  }
}

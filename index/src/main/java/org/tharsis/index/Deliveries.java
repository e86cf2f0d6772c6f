package org.tharsis.index;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/**
 * Gives Lucene events, a batch at a time. What it does not take waits for whoever asks, who may be
 * any thread.
 */
class Deliveries {
  /** More wait only where nobody asks, or nothing at all is taken. */
  static final int MOST_REFUSED = 1 << 16;

  private final BlockingQueue<Refused> refused = new LinkedBlockingQueue<>(MOST_REFUSED);

  /**
   * Gives all of a batch, which is empty then, whatever happens: what is not in the index now the
   * journal has.
   *
   * @throws AlreadyClosedException if the writer takes nothing more
   */
  void give(EventBatch batch, IndexWriter writer) throws IOException {
    try {
      take(batch, writer);
    } catch (AlreadyClosedException e) {
      throw e;
    } catch (RuntimeException e) {
      singly(batch.drain(), batch, writer);
    } finally {
      batch.clear();
    }
  }

  void take(EventBatch batch, IndexWriter writer) throws IOException {
    writer.addBatch(batch);
  }

  /** One of them can't be taken; the others are not to suffer. */
  private void singly(List<EventBatch.Row> rows, EventBatch batch, IndexWriter writer)
      throws IOException {
    for (EventBatch.Row row : rows) {
      batch.add(row.event(), row.sender());
      try {
        take(batch, writer);
      } catch (AlreadyClosedException e) {
        throw e;
      } catch (RuntimeException e) {
        refuse(new Refused(row.event(), row.sender(), e));
      } finally {
        batch.clear();
      }
    }
  }

  private void refuse(Refused event) throws IOException {
    if (!refused.offer(event)) {
      throw new IOException(
          "no event can be indexed: " + event.cause().getMessage(), event.cause());
    }
  }

  /** The next event that was not taken, or null; each is told once. */
  @Nullable Refused refused() {
    return refused.poll();
  }
}

package org.tharsis.engine.receive;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.tharsis.engine.account.Ledger;

/**
 * The hand-over between receivers and pipeline: bounded in lines and bytes. Full, a stream waits,
 * so that TCP stops its sender; a datagram is lost, and counted by sender.
 */
public final class Intake {
  /** Room a line is given on average; a line takes its length and this much more. */
  private static final int BYTES_A_LINE = 1024;

  private static final int OVERHEAD = 64;

  /** Senders beyond these are counted together until the losses are taken: they may be forged. */
  private static final int MAX_SENDERS = 10_000;

  private final int maxLines;
  private final long maxBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition emptied = lock.newCondition();
  private final ArrayDeque<Received> waiting = new ArrayDeque<>();
  private final Map<String, Long> lost = new HashMap<>();
  private long bytes;
  private long received;

  /**
   * @param maxLines how many lines may wait; a kilobyte each, together
   */
  public Intake(int maxLines) {
    this.maxLines = maxLines;
    this.maxBytes = (long) maxLines * BYTES_A_LINE;
  }

  /** Takes a line, or counts it as lost. */
  void offer(Received line) {
    lock.lock();
    try {
      received++;
      if (hasRoom(line)) {
        add(line);
      } else {
        lose(line.origin().name());
      }
    } finally {
      lock.unlock();
    }
  }

  private void lose(String sender) {
    boolean counted = lost.size() < MAX_SENDERS || lost.containsKey(sender);
    lost.merge(counted ? sender : Ledger.OTHERS, 1L, Long::sum);
  }

  /** Takes a line as soon as there is room. */
  void put(Received line) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!hasRoom(line)) {
        emptied.await();
      }
      received++;
      add(line);
    } finally {
      lock.unlock();
    }
  }

  private boolean hasRoom(Received line) {
    return waiting.isEmpty() || (waiting.size() < maxLines && bytes + size(line) <= maxBytes);
  }

  private void add(Received line) {
    waiting.addLast(line);
    bytes += size(line);
    filled.signal();
  }

  private static long size(Received line) {
    return (long) line.bytes().length + OVERHEAD;
  }

  /**
   * Moves what waits into {@code batch}, waiting for a first line if there is none.
   *
   * @param millis how long to wait
   */
  public void take(List<Received> batch, int most, long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (waiting.isEmpty() && left > 0) {
        left = filled.awaitNanos(left);
      }
      while (!waiting.isEmpty() && batch.size() < most) {
        Received line = waiting.removeFirst();
        bytes -= size(line);
        batch.add(line);
      }
      emptied.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many lines there ever were, lost ones included. */
  long received() {
    lock.lock();
    try {
      return received;
    } finally {
      lock.unlock();
    }
  }

  /** Lines lost since the last call, by sender. */
  public Map<String, Long> takeLost() {
    lock.lock();
    try {
      Map<String, Long> taken = Map.copyOf(lost);
      lost.clear();
      return taken;
    } finally {
      lock.unlock();
    }
  }
}

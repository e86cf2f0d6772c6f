package org.tharsis.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.tharsis.engine.journal.Appended;
import org.tharsis.engine.journal.Journal;
import org.tharsis.engine.journal.JournalReader;
import org.tharsis.engine.journal.JournalSize;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.journal.Syncer;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Origin;
import org.tharsis.model.Problem;

/**
 * Lines of 180 bytes appended to a journal, synced every fifty milliseconds, read again beside that
 * and released: prints how many a second, and what processor time a million takes, all threads and
 * the kernel's part in them included. Arguments: a directory that is not there yet, how many
 * million lines, and how many lines a second at most (0: as many as go).
 */
public final class JournalLoad {
  private static final int LINE_BYTES = 180;
  private static final int BATCH = 256;
  private static final int READ = 2048;
  private static final long SIZE = 1L << 30;

  private final Journal journal;
  private final long lines;
  private final long rate;

  private JournalLoad(Journal journal, long lines, long rate) {
    this.journal = journal;
    this.lines = lines;
    this.rate = rate;
  }

  /** Runs it. */
  public static void main(String[] args) throws IOException, InterruptedException {
    try (Journal journal =
            Journal.open(Path.of(args[0]), JournalSize.of(SIZE), 0, JournalLoad::say);
        Syncer syncer = new Syncer(journal, Thread::new)) {
      syncer.start();
      long million = 1_000_000;
      new JournalLoad(journal, million, 0).run(); // warms up
      JournalLoad load =
          new JournalLoad(journal, Long.parseLong(args[1]) * million, Long.parseLong(args[2]));
      long cpu = cpu();
      long began = System.nanoTime();
      long waited = load.run();
      double seconds = (System.nanoTime() - began) / 1e9;
      System.out.printf(
          "%d million lines of %d bytes: %,.0f lines/s, %.2f CPU s per million; the writer waited for"
              + " room %.1f of %.1f s%n",
          load.lines / million,
          LINE_BYTES,
          load.lines / seconds,
          (cpu() - cpu) / 1e9 / load.lines * million,
          waited / 1e9,
          seconds);
    }
  }

  private static void say(Problem problem) {
    System.err.println(problem);
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Returns for how many nanoseconds it was full. */
  private long run() throws InterruptedException {
    long from = journal.written();
    Thread reader = Thread.ofPlatform().start(() -> read(from));
    List<Received> batch = batch();
    long began = System.nanoTime();
    long waited = 0;
    for (long written = 0; written < lines; ) {
      int most = (int) Math.min(BATCH, lines - written);
      Appended appended = journal.append(batch.subList(0, most));
      written += appended.lines();
      if (appended.lines() < most) {
        waited += pause(System.nanoTime() + 1_000_000);
      } else if (rate > 0) {
        pause(began + written * 1_000_000_000 / rate);
      }
    }
    reader.join();
    return waited;
  }

  private static long pause(long until) {
    long began = System.nanoTime();
    for (long now = began; now < until; now = System.nanoTime()) {
      LockSupport.parkNanos(until - now);
    }
    return System.nanoTime() - began;
  }

  private void read(long from) {
    try (JournalReader reader = journal.reader(from, JournalLoad::say)) {
      for (long read = 0; read < lines; ) {
        int some = reader.read(READ, (position, line) -> {});
        read += some;
        if (some < READ) {
          reader.await(100);
        }
        journal.release(reader.position());
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Received> batch() {
    byte[] line = new byte[LINE_BYTES];
    Arrays.fill(line, (byte) 'x');
    List<Received> batch = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      Origin origin = new Origin("udp:5514", IpAddress.v4(0xc0000200 + i));
      batch.add(new Received(line, false, origin, System.currentTimeMillis()));
    }
    return batch;
  }
}

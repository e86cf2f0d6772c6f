package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.Site;
import org.tharsis.engine.journal.Journal;
import org.tharsis.engine.journal.JournalSize;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.journal.Syncer;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Origin;
import org.tharsis.rules.RuleBook;

/** The thread goes on, whatever is thrown at it. */
class PipelineThreadTest {
  private static final Origin SENDER = new Origin("tcp:5514", IpAddress.parse("192.0.2.1"));

  @TempDir private Path directory;
  private final RuleBook book = RuleBook.compile(List.of());
  private SiteFolder folder;
  private DataDirectory data;
  private Journal journal;
  private Intake intake;

  @BeforeEach
  void open() throws IOException {
    folder = new SiteFolder(directory);
    data = new DataDirectory(folder.data());
    Files.createDirectories(data.path());
    journal = Journal.open(data.journal(), JournalSize.of(16 << 20), 0, problem -> {});
    intake = new Intake(journal, new Syncer(journal, Thread.ofPlatform().factory()));
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

  private PipelineThread started(PipelineThread.Opening opening, InstantSource clock)
      throws IOException {
    Site site = folder.site();
    Pipeline first = new Pipeline(site, book, data);
    PipelineThread thread =
        new PipelineThread(site, book, first, opening, data, journal, intake, clock);
    thread.start();
    return thread;
  }

  private void comes(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
    intake.offer(List.of(new Received(bytes, false, SENDER, System.currentTimeMillis())));
  }

  @Test
  void itGoesOnWhateverItMeetsWhereItBeginsAgain() throws Exception {
    Path day = data.path().resolve("events/2026-11-21");
    Files.createDirectories(day.resolveSibling(""));
    Files.createSymbolicLink(day, data.path().resolve("a-disk-that-is-gone"));
    AtomicInteger tried = new AtomicInteger();
    PipelineThread thread =
        started(
            (site, book, data) -> {
              if (tried.incrementAndGet() == 1) {
                throw new UncheckedIOException(new IOException("a directory can't be listed"));
              }
              Files.deleteIfExists(day);
              return new Pipeline(site, book, data);
            },
            InstantSource.system());
    comes("<13>1 2026-11-21T10:00:00Z host app - - - one");
    Archive archive = new Archive(folder.data());
    Eventually.holds("it is stored", () -> archive.count("one") == 1);
    assertThat(tried).hasValue(2);
    thread.stop();
  }

  @Test
  void itIsIdleBetweenTriesOfWhatFailsAndFails() throws Exception {
    AtomicBoolean broken = new AtomicBoolean();
    AtomicReference<Thread> met = new AtomicReference<>();
    PipelineThread thread =
        started(
            Pipeline::new,
            () -> {
              if (broken.get()) {
                met.set(Thread.currentThread());
                throw new IllegalStateException("no time");
              }
              return Instant.now();
            });
    broken.set(true);
    Eventually.holds("it has met with it", () -> met.get() != null);
    Eventually.waits(Objects.requireNonNull(met.get()));
    broken.set(false);
    comes("<13>one");
    Archive archive = new Archive(folder.data());
    Eventually.holds("it is stored", () -> archive.count("one") == 1);
    thread.stop();
  }
}

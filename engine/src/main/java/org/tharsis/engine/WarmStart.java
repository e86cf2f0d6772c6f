package org.tharsis.engine;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.engine.journal.Journal;
import org.tharsis.engine.journal.JournalSize;
import org.tharsis.engine.journal.Syncer;
import org.tharsis.engine.receive.Rehearsal;
import org.tharsis.engine.receive.intake.Intake;

/** Rehearses receiving once in a process, with a journal that is thrown away. */
final class WarmStart {
  private static final Logger log = LoggerFactory.getLogger(WarmStart.class);
  private static final AtomicBoolean done = new AtomicBoolean();
  private static final JournalSize SIZE = new JournalSize(4 << 20, 16 << 20);

  private WarmStart() {}

  /** Nothing that hinders it is worth more than a word. */
  static void once() {
    if (done.getAndSet(true)) {
      return;
    }
    try (TemporaryDirectory directory = new TemporaryDirectory();
        Journal journal = Journal.open(directory.path(), SIZE, 0, problem -> {})) {
      Syncer unused = new Syncer(journal, Thread.ofPlatform().factory());
      Rehearsal.into(new Intake(journal, unused));
    } catch (IOException | RuntimeException e) {
      log.info("receiving was not rehearsed, the first lines take longer: {}", e.toString());
    }
  }
}

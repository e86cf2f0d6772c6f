package org.tharsis.engine.receive.intake;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tharsis.engine.journal.FullDisk;
import org.tharsis.engine.journal.Journal;
import org.tharsis.engine.journal.JournalReader;
import org.tharsis.engine.journal.JournalSize;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.journal.Syncer;

/** An intake before a small journal, and somebody who reads that. */
public final class JournaledIntake implements AutoCloseable {
  private final Journal journal;
  private final Syncer syncer;
  private final JournalReader reader;
  private final Intake intake;
  private final FullDisk disk = new FullDisk();
  private boolean fails;

  /** A journal with segments of this size, and of so many altogether. */
  public JournaledIntake(Path directory, int segmentBytes, int segments) throws IOException {
    JournalSize size = new JournalSize(segmentBytes, (long) segments * segmentBytes);
    journal = disk.open(directory, size);
    syncer = new Syncer(journal, Thread.ofPlatform().factory());
    syncer.start();
    reader = journal.reader(0, problem -> {});
    intake = new Intake(journal, syncer);
  }

  public Intake intake() {
    return intake;
  }

  /** What came since the last time, which the journal lets go of as far as it can. */
  public List<Received> taken() throws IOException {
    List<Received> batch = read();
    journal.release(reader.position());
    return batch;
  }

  /** The same, but what came last is kept a while, as an engine does. */
  public List<Received> takenButRecent() throws IOException {
    List<Received> batch = read();
    long recent = journal.newest(Intake.recentBytes(journal));
    journal.release(Math.min(reader.position(), recent));
    return batch;
  }

  private List<Received> read() throws IOException {
    List<Received> batch = new ArrayList<>();
    reader.read(Integer.MAX_VALUE, (position, line) -> batch.add(line));
    journal.sync();
    return batch;
  }

  /** What is there already is not among what comes. */
  public void skip() throws IOException {
    reader.read(Integer.MAX_VALUE, (position, line) -> {});
  }

  /** From now on nothing gets on disk. */
  public void syncFails() {
    fails = true;
    disk.syncFails();
  }

  /** So many bytes more fit on the disk. */
  public void diskHas(long bytes) {
    disk.room(bytes);
  }

  @Override
  public void close() throws IOException {
    syncer.close();
    reader.close();
    if (fails) {
      assertThatThrownBy(journal::close).hasMessageContaining("a sync failed");
    } else {
      journal.close();
    }
  }
}

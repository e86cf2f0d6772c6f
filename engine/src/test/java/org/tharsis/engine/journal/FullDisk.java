package org.tharsis.engine.journal;

import java.io.IOException;
import java.nio.file.Path;

/** A journal on a disk that a test fills and empties, for tests of other packages. */
public final class FullDisk {
  private final TestDisk disk = new TestDisk();

  public Journal open(Path directory, JournalSize size) throws IOException {
    return Journal.open(directory, size, 0, disk, problem -> {});
  }

  /** So many bytes more can be written. */
  public void room(long bytes) {
    disk.room(bytes);
  }

  /** What is written from now on gets on disk no more. */
  public void syncFails() {
    disk.syncFails(true);
  }
}

package org.tharsis.engine.receive.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.FileSettings;
import org.tharsis.engine.journal.Appended;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.receive.intake.Complaints;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.model.Origin;

/**
 * Takes the lines that are written to files, on a thread of its own. Each line is taken once: where
 * reading has to go on after a stop or a kill is in the journal, with the lines.
 */
public final class FileReceiver implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FileReceiver.class);
  private static final long LOOK_MILLIS = 250;
  private static final long ROOM_MILLIS = 20;

  /** The journal knows of the lines since. */
  private static final long SAVE_MILLIS = 1_000;

  private static final Duration SAID_AGAIN = Duration.ofHours(1);

  private final List<FileSettings> settings;
  private final Intake intake;
  private final InstantSource clock;
  private final FileMarks marks;
  private final FollowedFiles files;
  private final Complaints complaints = new Complaints(SAID_AGAIN, System::nanoTime);
  private final Semaphore stop = new Semaphore(0);
  private final Thread thread = Thread.ofPlatform().name("files").unstarted(this::run);
  private volatile boolean stopping;
  private long end;
  private long saved;

  private FileReceiver(
      List<FileSettings> settings, Intake intake, InstantSource clock, FileMarks marks, Disk disk) {
    this.settings = settings;
    this.intake = intake;
    this.clock = clock;
    this.marks = marks;
    this.files = new FollowedFiles(disk, FollowedFiles.Bounds.USUAL, marks, this::complain);
  }

  /**
   * Begins to read.
   *
   * @param marks a file that says, between two runs, how far each was read
   */
  public static FileReceiver open(
      List<FileSettings> settings, Intake intake, InstantSource clock, Path marks) {
    return open(settings, intake, clock, marks, Disk.SYSTEM);
  }

  static FileReceiver open(
      List<FileSettings> settings, Intake intake, InstantSource clock, Path marks, Disk disk) {
    FileReceiver receiver = new FileReceiver(settings, intake, clock, FileMarks.read(marks), disk);
    if (!settings.isEmpty()) {
      receiver.marks.recall(intake);
      receiver.thread.start();
    }
    return receiver;
  }

  private void run() {
    try {
      do {
        files.look(settings, clock.millis());
        files.read(this::take, clock.millis());
        if (Math.abs(clock.millis() - saved) >= SAVE_MILLIS) {
          save();
        }
      } while (!stop.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      save();
      files.close();
    }
  }

  /** Waits for room. What finds none until the end is read again by the next process. */
  private boolean take(String receiver, FollowedFile file, List<FollowedFile.Cut> cut)
      throws IOException {
    Origin origin = new Origin(receiver, null);
    FileIdentity identity = file.identity();
    List<Received> lines = new ArrayList<>(cut.size());
    for (FollowedFile.Cut each : cut) {
      long mark = FileMark.number(identity, each.end());
      lines.add(new Received(each.bytes(), each.truncated(), origin, clock.millis(), mark));
    }
    while (!lines.isEmpty() && !stopping) {
      Appended appended = intake.put(lines);
      if (appended.lines() > 0) {
        end = appended.end();
        lines = lines.subList(appended.lines(), lines.size());
        marks.put(receiver, file.mark(cut.get(cut.size() - lines.size() - 1).end()));
      }
      if (!lines.isEmpty()) {
        pause();
      }
    }
    return lines.isEmpty();
  }

  private void pause() {
    try {
      if (stop.tryAcquire(ROOM_MILLIS, TimeUnit.MILLISECONDS)) {
        stop.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }

  /** Never ahead of what is on disk. */
  private void save() {
    if (marks.isChanged() && intake.kept(end).handle((kept, failed) -> failed == null).join()) {
      marks.save(files.present());
    }
    saved = clock.millis();
  }

  private void complain(String message) {
    complaints.about(message, others -> log.warn("{}{}", message, others));
  }

  /** Reads no further. */
  @Override
  public void close() {
    stopping = true;
    stop.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

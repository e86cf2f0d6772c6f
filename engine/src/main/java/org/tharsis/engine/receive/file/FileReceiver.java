package org.tharsis.engine.receive.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
  private static final Duration SAID_AGAIN = Duration.ofHours(1);
  private static final int MOST_FILES = 1_000;
  private static final List<String> PACKED = List.of(".gz", ".bz2", ".xz", ".zst", ".zip");

  private final List<FileSettings> settings;
  private final Intake intake;
  private final InstantSource clock;
  private final FileMarks marks;
  private final Complaints complaints = new Complaints(SAID_AGAIN, System::nanoTime);
  private final SortedMap<Path, FollowedPath> followed = new TreeMap<>();
  private final Set<Path> passedOver = new HashSet<>();
  private final Semaphore stop = new Semaphore(0);
  private final Thread thread = Thread.ofPlatform().name("files").unstarted(this::run);
  private volatile boolean stopping;
  private long end;

  private FileReceiver(
      List<FileSettings> settings, Intake intake, InstantSource clock, FileMarks marks) {
    this.settings = settings;
    this.intake = intake;
    this.clock = clock;
    this.marks = marks;
  }

  /**
   * Begins to read.
   *
   * @param marks a file that says, between two runs, how far each was read
   */
  public static FileReceiver open(
      List<FileSettings> settings, Intake intake, InstantSource clock, Path marks) {
    FileReceiver receiver = new FileReceiver(settings, intake, clock, FileMarks.read(marks));
    if (!settings.isEmpty()) {
      receiver.recall();
      receiver.thread.start();
    }
    return receiver;
  }

  private void recall() {
    try {
      intake.recent((position, line) -> marks.remember(line));
    } catch (IOException e) {
      log.error("the journal's end can't be read; lines of files may come twice", e);
    }
  }

  private void run() {
    try {
      do {
        settings.forEach(this::find);
        followed.values().forEach(this::read);
        save();
      } while (!stop.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      save();
      followed.values().forEach(FileReceiver::close);
    }
  }

  /** Files that are there for the first time. */
  private void find(FileSettings each) {
    Path directory = each.path().toAbsolutePath().getParent();
    String name = String.valueOf(each.path().getFileName());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, name)) {
      for (Path file : files) {
        Path path = each.path().resolveSibling(file.getFileName());
        if (!followed.containsKey(path) && !passedOver.contains(path) && isLog(path)) {
          follow(new FollowedPath(path, each.maxLineBytes()));
        }
      }
    } catch (NoSuchFileException notYet) {
      complain("%s is not there".formatted(directory));
    } catch (IOException e) {
      complain("%s can't be listed: %s".formatted(directory, e));
    }
  }

  /** A pattern may match the name under which a file is put away that was read under its own. */
  private void follow(FollowedPath path) throws IOException {
    if (marks.knowsElsewhere(path.receiver(), path.identity())) {
      passedOver.add(path.path());
    } else {
      followed.put(path.path(), path);
    }
  }

  private boolean isLog(Path file) {
    return followed.size() < MOST_FILES
        && Files.isRegularFile(file)
        && PACKED.stream().noneMatch(file.toString()::endsWith);
  }

  private void read(FollowedPath path) {
    if (stopping) {
      return;
    }
    try {
      path.read(marks.of(path.receiver()), (file, lines) -> take(path.receiver(), file, lines));
    } catch (IOException e) {
      complain("%s can't be read, it will be tried again: %s".formatted(path.path(), e));
    }
  }

  /** Waits for room. What finds none until the end is read again by the next process. */
  private boolean take(String receiver, FollowedFile file, List<FollowedFile.Cut> cut)
      throws IOException {
    Origin origin = new Origin(receiver, null);
    List<Received> lines = new ArrayList<>(cut.size());
    for (FollowedFile.Cut each : cut) {
      long mark = file.mark(each.end()).number();
      lines.add(new Received(each.bytes(), each.truncated(), origin, clock.millis(), mark));
    }
    while (!lines.isEmpty() && !stopping) {
      Appended appended = intake.put(lines);
      if (appended.lines() > 0) {
        end = appended.end();
        marks.put(receiver, FileMark.of(lines.get(appended.lines() - 1).series()));
        lines = lines.subList(appended.lines(), lines.size());
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
      marks.save();
    }
  }

  private void complain(String message) {
    complaints.about(message, others -> log.warn("{}{}", message, others));
  }

  private static void close(FollowedPath path) {
    try {
      path.close();
    } catch (IOException e) {
      log.warn("{} can't be closed: {}", path.path(), e.toString());
    }
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

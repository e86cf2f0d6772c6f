package org.tharsis.engine.snapshot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.FileTree;
import org.tharsis.engine.LiveNote;
import org.tharsis.engine.exclusion.audit.AuditLog;
import org.tharsis.engine.journal.Journal;
import org.tharsis.index.CommittedFiles;

/**
 * A data directory as it was at one moment. It is first put together of links, beside the data,
 * which takes an instant however large these are; what the engine deletes meanwhile stays linked.
 *
 * <p>Events may be ahead of incidents, and the journal is ahead of both: an engine that goes on
 * from it does what one does after a kill.
 */
public final class Snapshot {
  private static final String MARK = "snapshot";

  private final DataDirectory data;
  private final DataDirectory stage;

  private Snapshot(DataDirectory data) {
    this.data = data;
    this.stage = new DataDirectory(data.path().resolve(".snapshot"));
  }

  /**
   * Takes one, whether an engine runs or not.
   *
   * @param target a directory that is not there yet, or empty
   * @throws IOException if it can't be written, is in use, or there are no data
   */
  public static void take(DataDirectory data, Path target) throws IOException {
    if (!Files.isDirectory(data.path())) {
      throw new NoSuchFileException(data.path().toString(), null, "there are no data");
    }
    checkFree(target);
    Path lock = data.path().resolve(".snapshot.lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      if (held == null) {
        throw new IOException("another snapshot of %s is being taken".formatted(data.path()));
      }
      new Snapshot(data).take(target);
    }
  }

  private static void checkFree(Path target) throws IOException {
    if (!FileTree.isFree(target)) {
      throw new IOException(
          "%s is there already; choose a directory that is not, or an empty one".formatted(target));
    }
  }

  private void take(Path target) throws IOException {
    FileTree.delete(stage.path()); // half a one, of a process that was killed
    try {
      Files.createDirectories(stage.journal());
      Files.createDirectories(stage.hosts().getParent());
      linkJournal(0);
      copyDecisions(); // what is gone already is in the incidents
      LiveNote note = linkIncidents();
      copyIfThere(data.files(), stage.files()); // the lines since then are in the journal
      CommittedFiles.linkEvents(data.path(), stage.path());
      linkJournal(note.position());
      copyTail();
      copyOthers();
      Files.createFile(stage.path().resolve(MARK));
      hand(target);
    } finally {
      FileTree.delete(stage.path());
    }
  }

  /** Incidents and what rules remembered at the same milestone. */
  private LiveNote linkIncidents() throws IOException {
    Map<String, String> notes;
    LiveNote note;
    do {
      FileTree.delete(stage.path().resolve("incidents"));
      notes = CommittedFiles.linkIncidents(data.path(), stage.path());
      note = LiveNote.of(notes.getOrDefault(LiveNote.NAME, ""));
      Path state = stage.live(note.turn());
      Files.deleteIfExists(state);
      if (Files.exists(data.live(note.turn()))) {
        Files.copy(data.live(note.turn()), state);
      }
    } while (!notes.equals(CommittedFiles.incidentNotes(data.path())));
    return note;
  }

  /**
   * A second time what came since, and no more what is not needed: a segment more stays than what
   * was not stored, since how far files were read is written a second late.
   */
  private void linkJournal(long from) throws IOException {
    if (!Files.isDirectory(data.journal())) {
      return;
    }
    for (Path file : Journal.files(data.journal(), from)) {
      linkIfThere(file, stage.journal().resolve(file.getFileName()));
    }
    List<Path> all = Journal.files(stage.journal(), 0);
    int needed = Journal.files(stage.journal(), from).size();
    for (Path file : all.subList(0, Math.max(0, all.size() - needed - 1))) {
      Files.delete(file);
    }
  }

  private static void linkIfThere(Path from, Path to) throws IOException {
    try {
      if (!Files.exists(to)) {
        Files.createLink(to, from);
      }
    } catch (NoSuchFileException released) {
      // it was not needed any more
    } catch (UnsupportedOperationException | FileSystemException noLinks) {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The last segment is still being written, and the snapshot is not to change with it. */
  private void copyTail() throws IOException {
    List<Path> files = Journal.files(stage.journal(), 0);
    if (!files.isEmpty()) {
      Path tail = files.getLast();
      Path copy = tail.resolveSibling(tail.getFileName() + ".new");
      Files.copy(tail, copy);
      Files.move(copy, tail, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void copyOthers() throws IOException {
    copyIfThere(data.hosts(), stage.hosts());
    copyIfThere(data.balance(), stage.balance());
    copyIfThere(data.accounts(), stage.accounts());
    copyIfThere(data.reports(), stage.reports());
    Files.createDirectories(stage.audit());
    for (Path file : AuditLog.files(data)) {
      copyIfThere(file, stage.audit().resolve(file.getFileName()));
    }
  }

  /** A running engine gives them other names and deletes them, and none is to be missed by that. */
  private void copyDecisions() throws IOException {
    if (!Files.isDirectory(data.decisions())) {
      return;
    }
    Set<Path> files;
    do {
      FileTree.delete(stage.decisions());
      Files.createDirectories(stage.decisions());
      files = decisions();
      for (Path file : files) {
        copyIfThere(file, stage.decisions().resolve(file.getFileName()));
      }
    } while (!files.equals(decisions()));
  }

  private Set<Path> decisions() throws IOException {
    try (Stream<Path> files = Files.list(data.decisions())) {
      return files.collect(Collectors.toSet());
    }
  }

  private static void copyIfThere(Path from, Path to) throws IOException {
    try {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException gone) {
      // it never was there, or is no more
    }
  }

  /** On the same file system it only gets its name. */
  private void hand(Path target) throws IOException {
    Files.deleteIfExists(target); // an empty directory
    Path above = target.toAbsolutePath().getParent();
    if (above != null) {
      Files.createDirectories(above);
    }
    try {
      Files.move(stage.path(), target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException another) {
      Path partial = target.resolveSibling(target.getFileName() + ".partial");
      FileTree.delete(partial);
      FileTree.copy(stage.path(), partial);
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /**
   * Copies a snapshot to where an engine will go on from it.
   *
   * @param data a directory that is not there yet, or empty
   * @throws IOException if it is no snapshot, or the directory is in use
   */
  public static void restore(Path snapshot, DataDirectory data) throws IOException {
    if (!Files.exists(snapshot.resolve(MARK))) {
      throw new IOException(
          "%s is no snapshot; name a directory that 'snapshot take' made".formatted(snapshot));
    }
    checkFree(data.path());
    Path partial = data.path().resolveSibling(data.path().getFileName() + ".partial");
    FileTree.delete(partial);
    FileTree.copy(snapshot, partial);
    Files.delete(partial.resolve(MARK));
    Files.deleteIfExists(data.path());
    Files.move(partial, data.path(), StandardCopyOption.ATOMIC_MOVE);
  }
}

package org.tharsis.engine.receive.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tharsis.config.FileSettings;

/**
 * All files that are there, by what the system knows each by: one that is given another name is
 * read on, and the one that gets its name is another. What is wrong with one is said, and stops
 * none of the others.
 */
final class FollowedFiles {
  private static final Duration IDLE = Duration.ofHours(1);

  private final Disk disk;
  private final Bounds bounds;
  private final FileMarks marks;
  private final Consumer<String> complaints;
  private final Map<Object, KnownFile> known = new LinkedHashMap<>(); // read in this order
  private final Set<FileSettings> searched = new HashSet<>();
  private long look;

  /**
   * How much there may be.
   *
   * @param files that are there
   * @param open of these
   */
  record Bounds(int files, int open) {
    /** Half as many as there are marks, so that no file that is there is forgotten. */
    static final Bounds USUAL = new Bounds(FileMarks.MOST / 2, 1_000);
  }

  FollowedFiles(Disk disk, Bounds bounds, FileMarks marks, Consumer<String> complaints) {
    this.disk = disk;
    this.bounds = bounds;
    this.marks = marks;
    this.complaints = complaints;
  }

  /** Finds what is there now, at this time in milliseconds since the epoch. */
  void look(List<FileSettings> settings, long millis) {
    look++;
    for (FileSettings each : settings) {
      List<Found> fresh = list(each);
      fresh.sort(Found.OLDEST_FIRST);
      List<Found> unknown = fresh.stream().filter(file -> follow(file, millis)).toList();
      unknown.stream().filter(marks::misses).forEach(this::miss);
    }
    known.values().forEach(each -> each.settle(look, millis));
    known.values().removeIf(each -> !each.isOpen() && !each.isSeen(look));
  }

  private void miss(Found other) {
    complaints.accept(
        "the file that was %s is not there any more, and the rest of it is not read"
            .formatted(other.path()));
  }

  /** Those that are not known yet. */
  private List<Found> list(FileSettings by) {
    Path directory = directory(by);
    List<Found> fresh = new ArrayList<>();
    try {
      if (!searched.contains(by)) {
        list(by, "*", file -> addRotated(file, fresh));
        searched.add(by);
      }
      list(by, String.valueOf(by.path().getFileName()), file -> add(file, fresh));
    } catch (NoSuchFileException notYet) {
      complaints.accept("%s is not there".formatted(directory));
    } catch (IOException | RuntimeException e) {
      Throwable cause = e instanceof DirectoryIteratorException within ? within.getCause() : e;
      complaints.accept("%s can't be listed: %s".formatted(directory, cause));
      known.values().forEach(each -> each.keep(by, look));
    }
    return fresh;
  }

  private static Path directory(FileSettings by) {
    return Objects.requireNonNull(by.path().toAbsolutePath().getParent());
  }

  private void list(FileSettings by, String pattern, Consumer<Found> to) throws IOException {
    try (DirectoryStream<Path> files = disk.list(directory(by), pattern)) {
      for (Path file : files) {
        found(by, file).filter(Found::isLog).ifPresent(to);
      }
    }
  }

  private Optional<Found> found(FileSettings by, Path listed) {
    try {
      return Optional.of(Found.of(by, listed));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      cannotRead(listed, e);
      return Optional.empty();
    }
  }

  private void cannotRead(Path file, Exception why) {
    complaints.accept("%s can't be read, it will be tried again: %s".formatted(file, why));
  }

  /** What was put away under a name that does not match while nobody looked. */
  private void addRotated(Found found, List<Found> fresh) {
    if (marks.mayKnow(found)) {
      add(found.onlyTheRest(), fresh);
    }
  }

  private void add(Found found, List<Found> fresh) {
    KnownFile there = known.get(found.key());
    if (there != null && there.is(found)) {
      there.see(found, look);
      return;
    }
    if (there != null) {
      known.remove(found.key());
    }
    if (found.isEmpty()) {
      return;
    }
    if (known.size() + fresh.size() < bounds.files) {
      fresh.add(found);
    } else {
      complaints.accept(
          "%s: there are %,d files already, and others are not read"
              .formatted(found.by().path(), bounds.files));
    }
  }

  /** Whether from now on a file is followed of which nothing was known. */
  private boolean follow(Found found, long millis) {
    KnownFile there = known.get(found.key());
    if (there != null) {
      there.see(found, look);
      return false;
    }
    try {
      return hasRoom(found, millis) && open(found, millis);
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException | RuntimeException e) {
      cannotRead(found.path(), e);
      return false;
    }
  }

  /** If need be, the one to which nothing was written for longest is closed. */
  private boolean hasRoom(Found found, long millis) throws IOException {
    List<KnownFile> open = known.values().stream().filter(KnownFile::isOpen).toList();
    if (open.size() < bounds.open) {
      return true;
    }
    KnownFile idlest = Collections.min(open, Comparator.comparingLong(KnownFile::idle));
    if (idlest.idle() <= millis - IDLE.toMillis()) {
      idlest.close();
      return true;
    }
    complaints.accept(
        "%s: %,d files are open, and others wait".formatted(found.by().path(), bounds.open));
    return false;
  }

  private boolean open(Found found, long millis) throws IOException {
    FileChannel content = disk.open(found.path());
    boolean taken = false;
    try {
      long inode = FileIdentity.inode(found.path());
      FileIdentity identity = FileIdentity.of(content, inode);
      FileMarks.Known mark = marks.find(found, identity, content);
      boolean unread =
          mark == null
              ? found.matches() && !isCopied(found, identity, content, millis)
              : found.matches() || content.size() > mark.mark().offset();
      taken = unread && !found.isReplaced();
      if (taken) {
        String receiver = mark == null ? found.receiver() : mark.receiver();
        long offset = mark == null ? 0 : mark.mark().offset();
        FollowedFile file = new FollowedFile(content, inode, offset, found.by().maxLineBytes());
        known.put(found.key(), new KnownFile(receiver, found, file, identity, look));
      }
      return taken && mark == null;
    } finally {
      if (!taken) {
        content.close();
      }
    }
  }

  /** Once a copy that is being made of another file is whole, all that is in it was read there. */
  private boolean isCopied(Found found, FileIdentity identity, FileChannel copy, long millis)
      throws IOException {
    for (KnownFile each : known.values()) {
      if (found.isNamedAfter(each.receiver()) && each.holds(copy)) {
        if (millis - found.modified() >= KnownFile.QUIET.toMillis()) {
          marks.put(each.receiver(), FileMark.at(identity, copy, found.attributes().size()));
        }
        return true;
      }
    }
    return false;
  }

  /** Reads what there is in all of them. */
  void read(KnownFile.Lines to, long millis) {
    known.values().removeIf(each -> !canRead(each, to, millis));
  }

  /** One that can't be read, and is there, is found anew and read from its mark on. */
  private boolean canRead(KnownFile file, KnownFile.Lines to, long millis) {
    try {
      file.read(to, millis);
      return true;
    } catch (IOException | RuntimeException e) {
      cannotRead(file.path(), e);
      boolean kept = !file.isSeen(look) && !file.isOver(millis);
      if (!kept) {
        close(file);
      }
      return kept;
    }
  }

  /** The marks of those that are there. */
  Set<FileMarks.Key> present() {
    return known.values().stream().map(KnownFile::key).collect(Collectors.toSet());
  }

  /** How many are open. */
  long open() {
    return known.values().stream().filter(KnownFile::isOpen).count();
  }

  void close() {
    known.values().forEach(this::close);
  }

  private void close(KnownFile file) {
    try {
      file.close();
    } catch (IOException e) {
      complaints.accept("%s can't be closed: %s".formatted(file.path(), e));
    }
  }
}

package org.tharsis.engine.receive.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.FileSettings;

/** What is wrong with one file or directory stops no other, and nothing is held for ever. */
class FollowedFilesTest implements Disk {
  private static final FollowedFiles.Bounds FEW = new FollowedFiles.Bounds(3, 2);
  private static final long QUIET = KnownFile.QUIET.toMillis();
  private static final long HOUR = 3_600_000;
  private static final String LONG = "a line that is long enough to know a file by %s\n".repeat(8);

  @TempDir private Path directory;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final Map<Path, IOException> unopenable = new HashMap<>();
  private final List<Path> breaking = new ArrayList<>();
  private FileMarks marks;
  private FollowedFiles files;
  private boolean failing;
  private Path log;
  private long now = System.currentTimeMillis();

  @BeforeEach
  void begin() throws IOException {
    log = Files.createDirectories(directory.resolve("logs")).resolve("fw.log");
    marks = FileMarks.read(directory.resolve("marks"));
    files = new FollowedFiles(this, FEW, marks, complaints::add);
  }

  @AfterEach
  void end() {
    files.close();
  }

  @Override
  public DirectoryStream<Path> list(Path directory, String pattern) throws IOException {
    if (breaking.contains(directory)) {
      FileSystemProvider files = directory.getFileSystem().provider();
      return files.newDirectoryStream(directory, FollowedFilesTest::breakOff);
    }
    return SYSTEM.list(directory, pattern);
  }

  private static boolean breakOff(Path file) throws IOException {
    throw new IOException("stale handle");
  }

  @Override
  public FileChannel open(Path file) throws IOException {
    IOException failure = unopenable.get(file);
    if (failure != null) {
      throw failure;
    }
    return SYSTEM.open(file);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Looks once, and reads what there is. */
  private List<String> look(String... patterns) {
    List<FileSettings> settings = new ArrayList<>();
    for (String each : patterns) {
      settings.add(new FileSettings(directory.resolve(each), 480));
    }
    files.look(settings, now);
    lines.clear();
    files.read(this::take, now);
    return List.copyOf(lines);
  }

  private boolean take(String receiver, FollowedFile from, List<FollowedFile.Cut> cut)
      throws IOException {
    if (failing) {
      throw new IOException("a bad block");
    }
    for (FollowedFile.Cut each : cut) {
      lines.add(new String(each.bytes(), StandardCharsets.UTF_8));
      marks.put(receiver, from.mark(each.end()));
    }
    return true;
  }

  @Test
  void anUnreadableFileHidesNoOther() throws IOException {
    write(log, "hidden\n");
    write(log.resolveSibling("a.log"), "one\n");
    write(log.resolveSibling("z.log"), "two\n");
    unopenable.put(log, new AccessDeniedException(log.toString()));
    assertThat(look("logs/*.log")).containsExactlyInAnyOrder("one", "two");
    assertThat(complaints).singleElement().asString().contains(log + " can't be read");
    unopenable.clear();
    write(log, "any more\n");
    assertThat(look("logs/*.log")).as("none waits for room").isEmpty();
    now += HOUR * 2;
    assertThat(look("logs/*.log")).containsExactly("hidden", "any more");
  }

  @Test
  void aDirectoryThatBreaksOffHidesNoOther() throws IOException {
    write(log, "one\nha");
    assertThat(look("logs/*.log", "more/*.log")).containsExactly("one");
    breaking.add(log.getParent());
    write(directory.resolve("more/b.log"), "two\n");
    complaints.clear();
    assertThat(look("logs/*.log", "more/*.log")).containsExactly("two");
    assertThat(complaints)
        .containsExactly(log.getParent() + " can't be listed: java.io.IOException: stale handle");
    now += QUIET;
    assertThat(look("logs/*.log", "more/*.log")).as("it may be there").isEmpty();
    breaking.clear();
    write(log, "lf\n");
    assertThat(look("logs/*.log", "more/*.log")).containsExactly("half");
  }

  @Test
  void aDeletedFileIsReadToItsEndAndLetGo() throws IOException {
    write(log, "one\n");
    look("logs/*.log");
    try (FileChannel writer = FileChannel.open(log, StandardOpenOption.APPEND)) {
      Files.delete(log);
      writer.write(StandardCharsets.UTF_8.encode("two\nrest"));
    }
    assertThat(look("logs/*.log")).containsExactly("two");
    now += QUIET - 1;
    assertThat(look("logs/*.log")).isEmpty();
    assertThat(files.open()).isEqualTo(1);
    now += 1;
    assertThat(look("logs/*.log")).containsExactly("rest");
    assertThat(files.open()).isZero();
    assertThat(look("logs/*.log")).isEmpty();
    assertThat(files.present()).isEmpty();
  }

  @Test
  void oneThatIsSaidToBeOfTheFutureIsLetGoAsWell() throws IOException {
    write(log, "one\n");
    look("logs/*.log");
    files.close();
    marks.save(files.present());
    Files.setLastModifiedTime(log, FileTime.fromMillis(now + HOUR));
    begin();
    look("logs/*.log");
    Files.delete(log);
    look("logs/*.log");
    now += QUIET;
    look("logs/*.log");
    assertThat(files.open()).isZero();
  }

  @Test
  void whatCouldNotBeTakenIsReadAgain() throws IOException {
    write(log, "one\n");
    look("logs/*.log");
    write(log, "two\nthree\n");
    failing = true;
    assertThat(look("logs/*.log")).isEmpty();
    assertThat(complaints).singleElement().asString().contains(log + " can't be read");
    failing = false;
    assertThat(look("logs/*.log")).containsExactly("two", "three");
  }

  /** Else old logs would take all the room there is. */
  @Test
  void whatWasPutAwayIsClosedAndOnlyLookedAt() throws IOException {
    write(log, "one\n");
    look("logs/*.log*");
    Files.move(log, log.resolveSibling("fw.log.1"));
    look("logs/*.log*");
    now += QUIET;
    assertThat(look("logs/*.log*")).isEmpty();
    assertThat(files.open()).isZero();
    write(log.resolveSibling("fw.log.1"), "late\n");
    assertThat(look("logs/*.log*")).containsExactly("late");
  }

  @Test
  void ofTooManyThoseThatAreReadAreClosedAndTheLimitIsSaid() throws IOException {
    write(log.resolveSibling("1.log"), "one\n");
    write(log.resolveSibling("2.log"), "two\n");
    assertThat(look("logs/*.log")).containsExactlyInAnyOrder("one", "two");
    write(log.resolveSibling("3.log"), "three\n");
    assertThat(look("logs/*.log")).isEmpty();
    assertThat(complaints).singleElement().asString().endsWith("2 files are open, and others wait");
    now += HOUR;
    assertThat(look("logs/*.log")).containsExactly("three");
    assertThat(files.open()).isEqualTo(2);
    complaints.clear();
    write(log.resolveSibling("4.log"), "four\n");
    assertThat(look("logs/*.log")).isEmpty();
    assertThat(complaints)
        .singleElement()
        .asString()
        .endsWith("there are 3 files already, and others are not read");
    write(log.resolveSibling("1.log"), "more\n");
    now += HOUR;
    assertThat(look("logs/*.log")).containsExactly("more");
  }

  /** As logrotate does with copytruncate. */
  @Test
  void aCopyOfAFileIsReadOnlyAsFarAsThatWasNot() throws IOException {
    write(log, LONG.formatted(1, 2, 3, 4, 5, 6, 7, 8));
    assertThat(look("logs/*.log*")).hasSize(8);
    write(log, "unread\n");
    Files.copy(log, log.resolveSibling("fw.log.1"));
    Files.writeString(log, "new\n");
    assertThat(look("logs/*.log*")).containsExactly("unread");
    assertThat(look("logs/*.log*")).containsExactly("new");
  }

  @Test
  void aCopyThatIsBeingMadeIsLeftAlone() throws IOException {
    String whole = LONG.formatted(1, 2, 3, 4, 5, 6, 7, 8);
    Path copy = log.resolveSibling("fw.log.1");
    write(log, whole);
    assertThat(look("logs/*.log*")).hasSize(8);
    write(copy, whole.substring(0, 300));
    assertThat(look("logs/*.log*")).isEmpty();
    write(copy, whole.substring(300));
    assertThat(look("logs/*.log*")).isEmpty();
    write(copy, "and another\n");
    assertThat(look("logs/*.log*")).containsExactly("and another");
  }

  /** It was made before what was read last, and is there still when the file has gone. */
  @Test
  void aCopyThatLiesBesideAFileIsNotRead() throws IOException {
    Path copy = log.resolveSibling("fw.log.old");
    write(log, LONG.formatted(1, 2, 3, 4, 5, 6, 7, 8));
    Files.copy(log, copy);
    write(log, "later\n");
    look("logs/fw.log");
    assertThat(look("logs/*.log*")).isEmpty();
    now += 2 * QUIET;
    assertThat(look("logs/*.log*")).isEmpty();
    Files.delete(log);
    assertThat(look("logs/*.log*")).isEmpty();
    now += QUIET;
    assertThat(look("logs/*.log*")).isEmpty();
    write(copy, "written to by hand\n");
    assertThat(look("logs/*.log*")).containsExactly("written to by hand");
  }

  @Test
  void aLogThatBeginsAsAnotherIsNoCopy() throws IOException {
    write(log, LONG.formatted(1, 2, 3, 4, 5, 6, 7, 8));
    assertThat(look("logs/*.log*")).hasSize(8);
    write(log.resolveSibling("fw.log.2"), LONG.formatted(1, 3, 3, 4, 5, 6, 7, 9));
    assertThat(look("logs/*.log*")).hasSize(8);
  }

  @Test
  void aDirectoryThatIsNotThereYetIsLookedForAgain() throws IOException {
    assertThat(look("later/*.log")).isEmpty();
    assertThat(complaints).containsExactly(directory.resolve("later") + " is not there");
    write(directory.resolve("later/a.log"), "one\n");
    assertThat(look("later/*.log")).containsExactly("one");
  }

  @Test
  void aFileThatGoesBeforeItIsOpenedIsNotComplainedOf() throws IOException {
    write(log, "one\n");
    unopenable.put(log, new NoSuchFileException(log.toString()));
    assertThat(look("logs/*.log")).isEmpty();
    assertThat(complaints).isEmpty();
  }
}

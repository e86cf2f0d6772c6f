package org.tharsis.engine.receive.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.FileSettings;
import org.tharsis.engine.Eventually;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.receive.intake.JournaledIntake;

/** Each line that is written to a file is taken once, whatever becomes of file and process. */
class FileReceiverTest {
  private static final int LONGEST = 480;

  @TempDir private Path directory;
  private final List<Received> taken = new ArrayList<>();
  private final AtomicLong now = new AtomicLong(System.currentTimeMillis());
  private String pattern = "*.log*";
  private Path logs;
  private Path log;
  private JournaledIntake journaled;
  private FileReceiver receiver;

  @BeforeEach
  void start() throws IOException {
    logs = Files.createDirectories(directory.resolve("logs"));
    log = logs.resolve("fw.log");
    journaled = new JournaledIntake(directory.resolve("journal"), 64 << 10, 8);
    receiver = open();
  }

  @AfterEach
  void stop() throws IOException {
    receiver.close();
    journaled.close();
  }

  private FileReceiver open() {
    FileSettings settings = new FileSettings(logs.resolve(pattern), LONGEST);
    InstantSource clock = () -> Instant.ofEpochMilli(now.get());
    return FileReceiver.open(
        List.of(settings), journaled.intake(), clock, directory.resolve("marks"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private List<String> lines() {
    return taken.stream().map(each -> new String(each.bytes(), StandardCharsets.UTF_8)).toList();
  }

  /** Waits until these have come, and nothing else. */
  private void takes(String... expected) throws Exception {
    int before = taken.size();
    Eventually.holds(
        expected.length + " lines come",
        () -> {
          taken.addAll(journaled.taken());
          return taken.size() >= before + expected.length;
        });
    assertThat(lines().subList(before, taken.size())).containsExactly(expected);
  }

  @Test
  void linesComeAsTheyAreWritten() throws Exception {
    write(log, "one\r\ntwo\n\nthr");
    takes("one", "two");
    write(log, "ee\n");
    takes("three");
    assertThat(taken).extracting(each -> each.origin().name()).containsOnly("file:" + log);
  }

  @Test
  void aLineThatIsTooLongIsCutAndMarked() throws Exception {
    String longest = "x".repeat(LONGEST);
    write(log, longest + "\n" + longest + "y\n" + "z".repeat(200_000) + "\nend\n");
    takes(longest, longest, "z".repeat(LONGEST), "end");
    assertThat(taken).extracting(Received::truncated).containsExactly(false, true, true, false);
  }

  @Test
  void aRotatedFileIsReadToItsEndAndNotTwice() throws Exception {
    write(log, "one\n");
    takes("one");
    write(log, "two\nunfinished");
    Files.move(log, logs.resolve("fw.log.1"));
    write(log, "three\n");
    takes("two", "three");
    now.addAndGet(KnownFile.QUIET.toMillis());
    takes("unfinished");
    write(log, "four\n");
    takes("four");
  }

  /** Who writes hears of the new file a while later, and ends his line in the old one. */
  @Test
  void whatIsWrittenToARotatedFileIsStillRead() throws Exception {
    write(log, "one\ntw");
    takes("one");
    Files.move(log, logs.resolve("fw.log.1"));
    write(log, "four\n");
    takes("four");
    write(logs.resolve("fw.log.1"), "o\nthree\n");
    takes("two", "three");
  }

  @Test
  void aFileThatIsRotatedTwiceIsReadOnce() throws Exception {
    write(log, "one\n");
    takes("one");
    Files.move(log, logs.resolve("fw.log.1"));
    write(log, "two\n");
    takes("two");
    Files.move(logs.resolve("fw.log.1"), logs.resolve("fw.log.2"));
    Files.move(log, logs.resolve("fw.log.1"));
    write(log, "three\n");
    takes("three");
    write(log, "four\n");
    takes("four");
  }

  @Test
  void afterARotationAnotherProcessReadsWhatIsNew() throws Exception {
    write(log, "one\n");
    takes("one");
    Files.move(log, logs.resolve("fw.log.1"));
    write(log, "two\n");
    takes("two");
    receiver.close();
    write(logs.resolve("fw.log.1"), "late\n");
    receiver = open();
    takes("late");
    write(log, "three\n");
    takes("three");
    assertThat(taken).extracting(each -> each.origin().name()).containsOnly("file:" + log);
  }

  /** The same file and first line, and longer than before. */
  @Test
  void aFileThatWasWrittenAnewMeanwhileIsReadFromItsBeginning() throws Exception {
    write(log, "a title\none\n");
    takes("a title", "one");
    receiver.close();
    Files.writeString(log, "a title\ntwo\nthree\n");
    receiver = open();
    takes("a title", "two", "three");
  }

  @Test
  void aFileThatIsCutOffIsReadFromItsBeginning() throws Exception {
    write(log, "a first line\nand a second\n");
    takes("a first line", "and a second");
    Files.writeString(log, "new\n");
    takes("new");
  }

  @Test
  void anotherProcessGoesOnBehindTheLastLine() throws Exception {
    write(log, "one\ntwo\nhalf");
    takes("one", "two");
    receiver.close();
    write(log, " a line\nlast\n");
    receiver = open();
    takes("half a line", "last");
  }

  @Test
  void whatWasRotatedMeanwhileIsReadFirst() throws Exception {
    write(log, "one\n");
    takes("one");
    receiver.close();
    write(log, "two\n");
    Files.move(log, logs.resolve("fw.log.1"));
    write(log, "three\n");
    receiver = open();
    takes("two", "three");
  }

  /** It has a name then that does not match. */
  @Test
  void theRestOfWhatWasRotatedOutOfThePatternIsRead() throws Exception {
    receiver.close();
    pattern = "*.log";
    receiver = open();
    write(log, "one\n");
    takes("one");
    receiver.close();
    write(log, "two\n");
    Files.move(log, logs.resolve("fw.log.1"));
    write(logs.resolve("fw.log.0"), "another\n");
    write(log, "three\n");
    receiver = open();
    takes("two", "three");
  }

  /** A kill: the marks on disk are old, the journal knows better. */
  @Test
  void withoutItsMarksTheJournalSaysHowFarItCame() throws Exception {
    write(log, "one\ntwo\n");
    takes("one", "two");
    receiver.close();
    Files.delete(directory.resolve("marks"));
    write(log, "three\n");
    receiver = open();
    takes("three");
  }

  @Test
  void whileThereIsNoRoomItWaits() throws Exception {
    List<String> many = IntStream.range(0, 20_000).mapToObj("line %d of many"::formatted).toList();
    write(log, String.join("\n", many) + "\n");
    takes(many.toArray(String[]::new));
  }

  @Test
  void filesAreFoundWhenTheyComeAndPackedOnesLeftAlone() throws Exception {
    write(logs.resolve("fw.log.2.gz"), "packed\n");
    write(logs.resolve("other.txt"), "other\n");
    write(log, "one\n");
    takes("one");
    write(logs.resolve("dns.log"), "two\n");
    takes("two");
  }
}

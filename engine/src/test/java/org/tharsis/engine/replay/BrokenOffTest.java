package org.tharsis.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.Archive;
import org.tharsis.engine.SiteFolder;
import org.tharsis.model.Event;

/** A replay that stops dead goes on from its last milestone, as if nothing had happened. */
class BrokenOffTest {
  private static final int EVERY = 700;

  @TempDir private static Path once;
  private static List<String> lines;
  private static Path log;
  private static Replays.Outcome undisturbed;

  @TempDir private Path directory;
  private SiteFolder site;

  @BeforeAll
  static void replayUndisturbed() throws IOException {
    lines = new ArrayList<>();
    Random random = new Random(1);
    long millis = 0;
    for (int i = 0; i < 6_000; i++) {
      millis += 1 + random.nextInt(600);
      String from = "203.0.113." + random.nextInt(9);
      String to = "10.0.0." + (from.endsWith("3") ? random.nextInt(60) : 1);
      int port = from.endsWith("3") ? 445 : 1 + random.nextInt(1_000);
      lines.add(
          random.nextInt(9) == 0
              ? Dated.built(millis, i, to, from)
              : Dated.deny(millis, from, to, port));
    }
    log = Files.write(once.resolve("asa.log"), lines);
    SiteFolder other = new SiteFolder(once.resolve("undisturbed"));
    undisturbed = new Replays(other.site()).file("asa.log", Files.newInputStream(log)).run();
    assertThat(undisturbed.incidents()).hasSizeGreaterThan(5);
  }

  @BeforeEach
  void aSite() throws IOException {
    site = new SiteFolder(directory);
  }

  private void stopDeadAfter(long bytes) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1", // it never lives long
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                ReplayProcess.class.getName(),
                site.file().toString(),
                log.toString(),
                String.valueOf(EVERY),
                String.valueOf(bytes))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isEqualTo(ReplayProcess.DEAD);
  }

  private Replays.Outcome replay() throws IOException {
    return new Replays(site.site())
        .milestones(EVERY)
        .file("asa.log", Files.newInputStream(log))
        .run();
  }

  @Test
  void itGoesOnEachTime() throws Exception {
    long size = Files.size(log);
    stopDeadAfter(size / 4);
    stopDeadAfter(size / 2 + 3);
    stopDeadAfter(size - 99);
    Replays.Outcome outcome = replay();
    assertThat(outcome.skipped()).isGreaterThan(lines.size() / 2).isLessThan(lines.size());
    assertThat(outcome.incidents()).isEqualTo(undisturbed.incidents());
    Archive archive = new Archive(site.data());
    assertThat(archive.incidents()).hasSameElementsAs(undisturbed.incidents());
    assertThat(archive.events("*")).extracting(Event::text).containsExactlyElementsOf(lines);
    assertThat(archive.balance().total().indexed()).isEqualTo(lines.size());
  }

  @Test
  void onceThroughItBeginsAnew() throws Exception {
    replay();
    Replays.Outcome again = replay();
    assertThat(again.skipped()).isZero();
    assertThat(again.incidents()).isEqualTo(undisturbed.incidents());
    assertThat(site.data().resolve("state")).isEmptyDirectory();
  }

  @Test
  void withAnotherFileItBeginsAnew() throws Exception {
    stopDeadAfter(Files.size(log) / 2);
    Replays.Outcome other =
        new Replays(site.site()).milestones(EVERY).file("other.log", lines).run();
    assertThat(other.skipped()).isZero();
    assertThat(other.events()).isEqualTo(lines.size());
  }
}

package org.tharsis.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.Archive;
import org.tharsis.engine.SiteFolder;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.account.SenderAccount;
import org.tharsis.engine.replay.Replays.Outcome;
import org.tharsis.model.Incident;
import org.tharsis.model.Problem;

class ReplayTest {
  @TempDir private Path directory;
  private SiteFolder site;
  private Archive archive;

  @BeforeEach
  void writeSite() throws Exception {
    site =
        new SiteFolder(directory)
            .with("hosts.csv", "xp-1,10.1.1.1\nxp-2,10.1.1.2\nxp-3,10.1.1.3\n");
    archive = new Archive(site.data());
  }

  private Replays replays() {
    return new Replays(site.site());
  }

  private static List<String> scan() {
    return IntStream.range(0, 20)
        .mapToObj(i -> Dated.deny(i * 100L, "203.0.113.9", "10.0.0.1", 20 + i))
        .toList();
  }

  /** Thirty connections of three machines to one address within three seconds. */
  private static List<String> connections() {
    return IntStream.range(0, 30)
        .mapToObj(i -> Dated.built(60_000 + i * 100L, i, "10.1.1." + (1 + i % 3), "198.51.100.7"))
        .toList();
  }

  private static List<String> limits() {
    return IntStream.rangeClosed(1, 3)
        .mapToObj(i -> Dated.limit(60_000 + i * 1_000L, "XP-" + i))
        .toList();
  }

  @Test
  void findsWhatALiveEngineWould() throws Exception {
    Outcome outcome = replays().file("fw.log", scan()).run();
    assertThat(outcome.problems()).isEmpty();
    assertThat(outcome.events()).isEqualTo(20);
    Incident incident = outcome.of("port-scan").getFirst();
    assertThat(incident.count()).isEqualTo(20);
    assertThat(incident.first()).isEqualTo(Dated.START.toEpochMilli());
    assertThat(incident.last()).isEqualTo(Dated.START.toEpochMilli() + 1_900);
    assertThat(archive.incidents()).isEqualTo(outcome.incidents());
    assertThat(archive.count("src:203.0.113.9")).isEqualTo(20);
  }

  @Test
  void theSameFileOnceMoreDoublesNothing() throws Exception {
    Replays replays = replays();
    Outcome first = replays.file("fw.log", scan()).run();
    Balance balance = archive.balance();
    Outcome second = replays.file("fw.log", scan()).run();
    assertThat(second).isEqualTo(first);
    assertThat(archive.incidents()).isEqualTo(first.incidents());
    assertThat(archive.count("*")).isEqualTo(20);
    assertThat(archive.balance()).isEqualTo(balance);
    assertThat(balance.total()).isEqualTo(new SenderAccount(20, 20, 0, 0, 0, 0, 0));
  }

  @Test
  void theSameFileGivenTwiceIsReadOnce() throws Exception {
    Outcome outcome = replays().file("fw.log", scan()).file("fw.log", scan()).run();
    assertThat(outcome.problems())
        .containsExactly(new Problem("fw.log", 0, "is given twice; it is read once"));
    assertThat(outcome.of("port-scan")).extracting(Incident::count).containsExactly(20L);
    assertThat(archive.count("*")).isEqualTo(20);
  }

  @Test
  void aFileThatHasGrownTakesThePlaceOfWhatWasReadOfIt() throws Exception {
    List<String> grown = new ArrayList<>(scan());
    grown.add(Dated.deny(3_000, "203.0.113.9", "10.0.0.1", 99));
    Replays replays = replays();
    replays.file("fw.log", scan()).run();
    Outcome outcome = replays.file("fw.log", grown).run();
    assertThat(archive.count("*")).isEqualTo(21);
    assertThat(archive.incidents()).hasSize(1).isEqualTo(outcome.incidents());
    assertThat(archive.incidents().getFirst().count()).isEqualTo(21);
  }

  @Test
  void severalFilesAreWovenByTime() throws Exception {
    Outcome outcome = replays().file("asa.log", connections()).file("windows.log", limits()).run();
    Incident incident = outcome.of("coincident-hosts").getFirst();
    assertThat(incident.key()).isEqualTo("198.51.100.7");
    assertThat(incident.parties().hosts()).containsExactly("xp-1", "xp-2", "xp-3");
    assertThat(incident.parties().observers()).contains("asa-edge");
    assertThat(incident.count()).isEqualTo(33);
    assertThat(archive.events("code:4226"))
        .extracting(each -> each.id())
        .isSubsetOf(incident.evidence());
  }

  @Test
  void oneOfThemAloneIsNotEnough() throws Exception {
    assertThat(replays().file("asa.log", connections()).run().of("coincident-hosts")).isEmpty();
    assertThat(replays().file("windows.log", limits()).run().of("coincident-hosts")).isEmpty();
  }

  @Test
  void aWildClockInOneFileDoesNotHoldItBackBehindTheOthers() throws Exception {
    List<String> connections = new ArrayList<>(connections());
    connections.addFirst(
        "<164>1 2036-02-07T06:28:16Z asa-edge %ASA-5-111008: User 'anna' executed the 'x' command");
    connections.addFirst(Dated.built(0, 99, "10.1.1.1", "192.0.2.1"));
    List<String> limits = new ArrayList<>(limits());
    limits.add(Dated.limit(3_600_000, "XP-1"));
    Outcome outcome = replays().file("asa.log", connections).file("windows.log", limits).run();
    assertThat(outcome.of("coincident-hosts")).extracting(Incident::count).containsExactly(33L);
  }

  @Test
  void aSourceThatBreaksOffLeavesTheOthers() throws Exception {
    String text = String.join("\n", scan()) + "\n";
    InputStream breaking =
        new SequenceInputStream(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("disk fell off");
              }

              @Override
              public int read(byte[] into, int at, int length) throws IOException {
                return read();
              }
            });
    Outcome outcome = replays().file("fw.log", breaking).file("windows.log", limits()).run();
    assertThat(outcome.problems())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("can't be read to its end: disk fell off");
    assertThat(archive.count("*")).isEqualTo(23);
    assertThat(outcome.of("port-scan")).hasSize(1);
  }

  @Test
  void aSourceThatIsNoGzipLeavesTheOthers() throws Exception {
    InputStream broken = new ByteArrayInputStream(new byte[] {0x1f, (byte) 0x8b, 1, 2, 3});
    Outcome outcome = replays().file("fw.log.gz", broken).file("fw.log", scan()).run();
    assertThat(outcome.problems())
        .singleElement()
        .asString()
        .startsWith("fw.log.gz: can't be read: ");
    assertThat(outcome.of("port-scan")).hasSize(1);
  }

  @Test
  void hostsOfOneFileMayBeInSeveralZones() throws Exception {
    site.settings(
        """
        timeZone: Europe/Vienna
        senders:
          - {host: asa-tokyo, timeZone: Asia/Tokyo}
          - {address: 192.0.2.0/24, timeZone: America/New_York}
        """);
    List<String> lines =
        List.of(
            "Jun  4 12:00:00 asa-vienna sshd: at ten",
            "Jun  4 19:00:01 asa-tokyo sshd: a second later",
            "Jun  4 06:00:02 192.0.2.1 sshd: and another");
    replays().file("relay.log", lines).run();
    assertThat(archive.events("*"))
        .extracting(event -> event.timestamp() - Dated.START.toEpochMilli())
        .containsExactly(0L, 1_000L, 2_000L);
  }
}

package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.account.SenderAccount;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.Incident;
import org.tharsis.rules.RuleBook;

/** Files of the indexes are damaged while the engine is stopped, and the next one goes on. */
class DamagedIndexTest {
  private static final String OURS = "event.code:106023";
  private static final String REPORTS = "code:" + DamagedIndex.CODE;

  @TempDir private static Path once;
  private static SiteFolder filled;
  private static RuleBook book;

  @TempDir private Path directory;
  private SiteFolder site;
  private Archive archive;
  private Damaging files;

  /** Four commits, and so four segments of events at least; each test damages a copy. */
  @BeforeAll
  static void fill() throws Exception {
    filled = site(once);
    book = SiteRules.of(filled.site());
    try (RunningEngine engine = RunningEngine.withItsRules(filled, book)) {
      for (int part = 1; part <= 4; part++) {
        Peer.sends(engine.tcp(), Asa.scan("203.0.113.66", 1, 5));
        Peer.sends(engine.tcp(), Asa.scan("203.0.113.67", 1, 5));
        engine.takes(Asa.scan("203.0.113." + part, 20, 10), OURS, 15L * part);
        engine.accountsFor(20L * part);
      }
      Eventually.holds("all is judged", () -> count(engine.archive(), "203.0.113.4") == 10);
    }
  }

  private static SiteFolder site(Path directory) throws IOException {
    return new SiteFolder(directory)
        .with("rules/three.drl", Rules.denies("three", 3))
        .with(
            "exclusions.yaml",
            SiteFolder.exclusion("noise", "drop", "source: 203.0.113.66/32")
                + SiteFolder.exclusion("known", "store", "source: 203.0.113.67/32")
                + SiteFolder.exclusion("hushed", "quiet", "source: 203.0.113.2/32")
                + SiteFolder.exclusion("tried", "drop", "source: 203.0.113.3/32")
                    .replace("action:", "state: shadow\n  action:"));
  }

  @BeforeEach
  void site() throws IOException {
    site = site(directory).dataOf(filled);
    archive = new Archive(site.data());
    files = new Damaging(site.data());
  }

  private RunningEngine start() throws IOException {
    return RunningEngine.withItsRules(site, book);
  }

  /** Starts again, and stops when all was reported that is to be. */
  private void runAgain(int reports) throws Exception {
    try (RunningEngine engine = start()) {
      engine.finds(REPORTS, reports);
    }
  }

  private static void same(List<Event> actual, List<Event> expected) {
    assertThat(actual).extracting(Event::id).isEqualTo(ids(expected));
    for (int i = 0; i < expected.size(); i++) {
      Event one = actual.get(i);
      Event other = expected.get(i);
      assertThat(one.original()).isEqualTo(other.original());
      assertThat(one.time()).isEqualTo(other.time());
      assertThat(one.timestamp()).isEqualTo(other.timestamp());
      assertThat(one.ingested()).isEqualTo(other.ingested());
      for (Field field : Field.values()) {
        assertThat(one.get(field)).as(field.ecsName()).isEqualTo(other.get(field));
      }
    }
  }

  private static List<Object> ids(List<Event> events) {
    List<Object> ids = new ArrayList<>();
    events.forEach(each -> ids.add(each.id()));
    return ids;
  }

  private List<Incident> found() throws IOException {
    return found(archive);
  }

  private static List<Incident> found(Archive archive) throws IOException {
    return archive.incidents().stream()
        .filter(each -> !each.rule().id().equals(DamagedIndex.CODE))
        .toList();
  }

  /** How many lines are behind the incidents with this key. */
  private static long count(Archive archive, String key) throws IOException {
    return found(archive).stream()
        .filter(each -> each.key().equals(key) && each.rule().id().equals("three"))
        .mapToLong(Incident::count)
        .sum();
  }

  @Test
  void eventsComeBackFromTheJournal() throws Exception {
    List<Event> before = archive.events(OURS);
    List<Incident> incidents = found();
    SenderAccount account = archive.balance().total();
    int reports = 0;
    for (String kind : List.of("_0.fdt", "_1_Lucene90_0.dvd", "_2.si", "segments_")) {
      Path file = files.events(name -> name.startsWith(kind)).getFirst();
      switch (kind) {
        case "_0.fdt" -> Damaging.flip(file, (int) Files.size(file) / 2);
        case "_1_Lucene90_0.dvd" -> Damaging.cut(file, (int) Files.size(file) / 2);
        case "_2.si" -> Files.delete(file);
        default -> Damaging.cut(file, 0);
      }
      runAgain(++reports);
      same(archive.events(OURS), before);
      assertThat(found()).isEqualTo(incidents);
      assertThat(archive.balance().total()).isEqualTo(account);
      assertThat(archive.balance().damaged()).isEmpty();
    }
  }

  @Test
  void itIsReportedWherePeopleLook() throws Exception {
    Path file = files.events(name -> name.endsWith(".fdt")).getFirst();
    Damaging.flip(file, 60);
    runAgain(1);
    String said = archive.lines(REPORTS).getFirst();
    assertThat(said)
        .contains(file.getFileName() + " is damaged")
        .contains(site.data().resolve("damaged").toString())
        .containsPattern("[1-9][0-9]* were taken from the journal again, and 0 are lost");
    Incident incident =
        archive.incidents().stream()
            .filter(each -> each.rule().id().equals(DamagedIndex.CODE))
            .findFirst()
            .orElseThrow();
    assertThat(incident.evidence()).isEqualTo(ids(archive.events(REPORTS)));
    runAgain(1); // and no more
  }

  @Test
  void nothingIsSaidOfWhatIsSound() throws Exception {
    try (RunningEngine engine = start()) {
      engine.takes(Asa.scan("203.0.113.9", 20, 10), OURS, 70);
    }
    assertThat(archive.count(REPORTS)).isZero();
    assertThat(site.data().resolve("damaged")).doesNotExist();
  }

  @Test
  void whatTheJournalHasNotAnyMoreIsLostAndCounted() throws Exception {
    String filling = " " + "x".repeat(4_000);
    List<String> many =
        Collections.nCopies(2_000, Asa.deny("203.0.113.7", "10.0.0.1", 7) + filling);
    try (RunningEngine engine = start()) {
      engine.takes(many, OURS, 2_060);
    }
    SenderAccount before = archive.balance().total();
    Files.delete(files.events(name -> name.endsWith(".fdt")).getFirst()); // of the first events
    runAgain(1);
    long left = archive.count(OURS);
    long lost = before.indexed() - left;
    assertThat(lost).isPositive();
    SenderAccount after = archive.balance().total();
    assertThat(after.received()).isEqualTo(before.received());
    assertThat(after.indexed()).isEqualTo(left);
    assertThat(after.lost()).isEqualTo(lost);
    assertThat(archive.balance().damaged().values()).containsExactly(lost);
    runAgain(1);
    assertThat(archive.balance().total()).isEqualTo(after);
  }

  @Test
  void incidentsWithoutTheirListGoOn() throws Exception {
    List<Incident> before = found();
    SenderAccount account = archive.balance().total();
    for (Path list : files.incidents(name -> name.startsWith("segments_"))) {
      Damaging.cut(list, 30);
    }
    try (RunningEngine engine = start()) {
      engine.finds(REPORTS, 1);
      assertThat(found()).isEqualTo(before);
      assertThat(archive.balance().total()).isEqualTo(account);
      engine.takes(Asa.scan("203.0.113.4", 40, 1), OURS, 61);
      Eventually.holds("an incident grew", () -> count(archive, "203.0.113.4") == 11);
    }
    assertThat(found()).hasSameSizeAs(before);
  }

  @Test
  void incidentsOfWhichNothingIsOfUseBeginAnewWithTheJournal() throws Exception {
    List<Incident> before = found();
    SenderAccount account = archive.balance().total();
    for (Path file : files.incidents(name -> true)) {
      Damaging.cut(file, 5);
    }
    runAgain(1);
    assertThat(found()).usingRecursiveComparison().isEqualTo(before);
    assertThat(archive.balance().total()).isEqualTo(account);
    assertThat(archive.balance().exclusions())
        .hasEntrySatisfying("noise", noise -> assertThat(noise.hits()).isEqualTo(20))
        .hasEntrySatisfying("hushed", hushed -> assertThat(hushed.hits()).isEqualTo(10))
        .hasEntrySatisfying("tried", tried -> assertThat(tried.shadow()).isEqualTo(10));
    assertThat(archive.count("exclusion:hushed")).isEqualTo(10);
    assertThat(before)
        .filteredOn(Incident::excluded)
        .extracting(Incident::key)
        .containsOnly("203.0.113.2");
    assertThat(archive.count(OURS)).isEqualTo(60);
  }

  @Test
  void anyByteOfAnyFileMayFlip() throws Exception {
    List<Event> before = archive.events(OURS);
    SenderAccount account = archive.balance().total();
    long seed = Long.getLong("flip.seed", System.nanoTime());
    System.out.println("flip.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 1; round <= 5; round++) {
      List<Path> all = files.events(name -> name.contains("_"));
      Path file = all.get(random.nextInt(all.size()));
      int at = random.nextInt((int) Files.size(file));
      Damaging.flip(file, at);
      try (RunningEngine engine = start()) {
        assertThat(engine.archive().data().resolve("damaged")).exists();
      }
      assertThat(archive.events(OURS))
          .as("seed %d, byte %d of %s", seed, at, file)
          .hasSameSizeAs(before);
      same(archive.events(OURS), before);
      assertThat(archive.balance().total().received()).isEqualTo(account.received());
    }
  }
}

package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Incident;

/** Damaged files of the incidents: found, set aside, and what is sound goes on. */
class IncidentSalvageTest {
  @TempDir private Path data;
  private Path incidents;

  @BeforeEach
  void somethingIsStored() throws IOException {
    EventIndex.open(data).close();
    incidents = data.resolve("incidents");
    try (IncidentIndex index = IncidentIndex.open(data)) {
      for (String id : List.of("a", "b", "c")) {
        index.put(Incidents.full(id, "key", 10));
        index.put(Incidents.full("grows", "key", id.charAt(0)));
        index.commit(Map.of("live", "a 7"));
      }
    }
  }

  private List<Damage> salvage() throws IOException {
    return Salvage.run(data, data.resolve("damaged"), DamagedDay::fail);
  }

  private void show(Incident... more) throws IOException {
    try (IncidentIndex index = IncidentIndex.open(data)) {
      for (Incident each : more) {
        index.put(each);
      }
      index.show();
    }
  }

  private List<Path> files(String part) throws IOException {
    try (Stream<Path> files = Files.list(incidents)) {
      return files
          .filter(file -> file.getFileName().toString().contains(part))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }

  private static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }

  private List<String> ids() throws IOException {
    List<String> ids = new ArrayList<>();
    try (IncidentIndex index = IncidentIndex.open(data);
        IncidentSearch search = index.search()) {
      search.newest(100).forEach(each -> ids.add(each.id() + " " + each.last()));
    }
    ids.sort(Comparator.naturalOrder());
    return ids;
  }

  private String note() throws IOException {
    try (IncidentIndex index = IncidentIndex.open(data)) {
      return index.note("live");
    }
  }

  @Test
  void nothingIsFoundOfWhatIsSound() throws IOException {
    show(Incidents.full("d", "key", 10));
    assertThat(salvage()).isEmpty();
    assertThat(data.resolve("damaged")).doesNotExist();
  }

  @Test
  void aPassingCommitThatIsDamagedIsLetGo() throws IOException {
    show(Incidents.full("d", "key", 10));
    flip(files("segments_").getLast(), 40);
    assertThat(salvage()).singleElement().extracting(Damage::missing).isEqualTo(0L);
    assertThat(ids()).containsExactly("a 10", "b 10", "c 10", "grows 99");
    assertThat(note()).isEqualTo("a 7");
    assertThat(salvage()).isEmpty();
  }

  @Test
  void aSegmentThatOnlyAPassingCommitHasIsLetGo() throws IOException {
    List<Path> before = files(".fdt");
    show(Incidents.full("d", "key", 10));
    List<Path> fresh = new ArrayList<>(files(".fdt"));
    fresh.removeAll(before);
    Files.delete(fresh.getFirst());
    assertThat(salvage()).hasSize(1);
    assertThat(ids()).containsExactly("a 10", "b 10", "c 10", "grows 99");
    assertThat(note()).isEqualTo("a 7");
  }

  @Test
  void ofADamagedLastingCommitThePassingOneHasTheNotes() throws IOException {
    List<Path> lasting = files("segments_");
    show(Incidents.full("d", "key", 10));
    flip(lasting.getFirst(), 40);
    assertThat(salvage()).singleElement().extracting(Damage::missing).isEqualTo(0L);
    assertThat(ids()).containsExactly("a 10", "b 10", "c 10", "d 10", "grows 99");
    assertThat(note()).isEqualTo("a 7");
    assertThat(salvage()).isEmpty();
  }

  @Test
  void whatIsInASoundSegmentStays() throws IOException {
    Path file = files(".fdt").getFirst();
    flip(file, 50);
    Damage damage = salvage().getFirst();
    assertThat(damage.missing()).isPositive();
    assertThat(damage.exact()).isTrue();
    assertThat(damage.index()).isEqualTo(Salvage.INCIDENTS);
    assertThat(damage.aside().resolve(file.getFileName())).exists();
    assertThat(ids()).hasSize((int) (4 - damage.missing()));
    assertThat(note()).isEqualTo("a 7");
    assertThat(salvage()).isEmpty();
  }

  @Test
  void withoutAnyListTheNewestOfEachIncidentStays() throws IOException {
    List<Path> before = files("");
    Path kept = Files.createDirectory(data.resolve("kept"));
    for (Path file : before) {
      Files.copy(file, kept.resolve(file.getFileName()));
    }
    try (IncidentIndex index = IncidentIndex.open(data)) {
      index.put(Incidents.full("grows", "key", 200));
      index.commit();
    }
    for (Path file : before) { // as before "grows" had grown, but for its deletion
      if (!Files.exists(file)) {
        Files.copy(kept.resolve(file.getFileName()), file);
      }
    }
    for (Path file : files("")) {
      if (file.toString().endsWith(".liv") || file.getFileName().toString().startsWith("seg")) {
        Files.delete(file);
      }
    }
    assertThat(salvage()).singleElement().extracting(Damage::missing).isEqualTo(0L);
    assertThat(ids()).containsExactly("a 10", "b 10", "c 10", "grows 200");
    assertThat(note()).isEmpty();
    assertThat(salvage()).isEmpty();
  }

  @Test
  void ifNothingIsOfUseTheyBeginAnew() throws IOException {
    for (Path file : files("")) {
      if (!file.endsWith("write.lock")) {
        flip(file, 20);
      }
    }
    Damage damage = salvage().getFirst();
    assertThat(damage.exact()).isFalse();
    assertThat(ids()).isEmpty();
    assertThat(note()).isEmpty();
    try (Stream<Path> aside = Files.list(damage.aside())) {
      assertThat(aside).isNotEmpty();
    }
    assertThat(salvage()).isEmpty();
  }

  @Test
  void anyByteOfAnyFileMayFlip() throws IOException {
    long seed = Long.getLong("flip.seed", System.nanoTime());
    System.out.println("flip.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      List<Path> files = files("_").stream().filter(each -> !each.endsWith("write.lock")).toList();
      Path file = files.get(random.nextInt(files.size()));
      int at = random.nextInt((int) Files.size(file));
      String what = "seed %d, byte %d of %s".formatted(seed, at, file.getFileName());
      int before = ids().size();
      flip(file, at);
      List<Damage> found = salvage();
      assertThat(found).as(what).hasSize(1);
      int gone = before - ids().size();
      if (found.getFirst().exact()) {
        assertThat(found.getFirst().missing()).as(what).isEqualTo(gone);
      } else {
        assertThat(file.toString()).as(what).endsWith(".si");
        assertThat(found.getFirst().missing()).as(what).isLessThanOrEqualTo(gone);
      }
      assertThat(salvage()).as(what).isEmpty();
      try (IncidentIndex index = IncidentIndex.open(data)) {
        index.put(Incidents.full("round-" + round, "key", round));
        index.commit();
      }
    }
  }
}

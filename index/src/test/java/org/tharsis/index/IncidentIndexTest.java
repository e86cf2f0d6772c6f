package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Incident;

class IncidentIndexTest {
  @TempDir Path directory;

  @Test
  void anIncidentComesBackWhole() throws IOException {
    Incident full = Incidents.full("port-scan-1", "198.51.100.7", 1000);
    Incident empty = Incidents.empty("e");
    put(full, empty);
    try (IncidentSearch search = IncidentSearch.open(directory)) {
      assertThat(search.get("port-scan-1")).containsExactly(full);
      assertThat(search.get("e")).containsExactly(empty);
    }
  }

  /** Version 1 had neither severity nor related incidents, which stand before the decision. */
  @Test
  void whatTheFirstVersionWroteIsRead() throws IOException {
    byte[] now = IncidentBytes.write(Incidents.empty("e"));
    int added = Integer.BYTES + "GREEN".length() + 2 * Integer.BYTES;
    byte[] before = Arrays.copyOf(now, now.length - added);
    before[0] = 1;
    before[before.length - 1] = now[now.length - 1];
    assertThat(IncidentBytes.read(before)).isEqualTo(Incidents.empty("e"));
  }

  /** Version 3 did not know by what an incident was made, which stands before the decision. */
  @Test
  void whatTheThirdVersionWroteIsRead() throws IOException {
    byte[] now = IncidentBytes.write(Incidents.empty("e"));
    byte[] before = Arrays.copyOf(now, now.length - Integer.BYTES);
    before[0] = 3;
    before[before.length - 1] = now[now.length - 1];
    assertThat(IncidentBytes.read(before)).isEqualTo(Incidents.empty("e"));
  }

  @Test
  void theSameIdIsTheSameIncident() throws IOException {
    Incident before = Incidents.full("a", "k", 1);
    Incident after = Incidents.full("a", "k", 2).decided(null);
    put(before);
    put(after);
    assertThat(newest(10)).containsExactly(after);
  }

  @Test
  void theLatestComeFirst() throws IOException {
    put(Incidents.full("b", "k", 5), Incidents.full("c", "k", 9), Incidents.full("a", "k", 5));
    assertThat(newest(10)).extracting(Incident::id).containsExactly("c", "a", "b");
    assertThat(newest(2)).extracting(Incident::id).containsExactly("c", "a");
  }

  @Test
  void aRulesIncidentsAreThoseSinceATime() throws IOException {
    put(
        Incidents.full("a", "k", 5),
        Incidents.full("b", "x".repeat(5000), 9),
        Incidents.full("c", "k", 2),
        Incidents.empty("e"));
    List<String> found = new ArrayList<>();
    try (IncidentSearch search = IncidentSearch.open(directory)) {
      search.ofRule("port-scan", 5, each -> found.add(each.id()));
      search.ofRule("port", 0, each -> found.add(each.id()));
    }
    assertThat(found).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void whatIsDecidedIsNotUndecided() throws IOException {
    Incident.Decision quiet =
        new Incident.Decision(Incident.Verdict.EXCLUDED, "our scanner", "exclusion scanner", 9);
    Incident excluded = Incidents.full("c", "k", 3).decided(quiet);
    put(Incidents.full("a", "k", 1), Incidents.full("b", "k", 2).decided(null), excluded);
    try (IncidentSearch search = IncidentSearch.open(directory)) {
      assertThat(search.undecided(10)).extracting(Incident::id).containsExactly("b");
      assertThat(search.decided(10)).extracting(Incident::id).containsExactly("c", "a");
      assertThat(search.get("c")).containsExactly(excluded);
    }
  }

  @Test
  void aPrefixOfAnIdWillDoIfItIsOnlyOnes() throws IOException {
    put(
        Incidents.full("scan-1", "k", 1),
        Incidents.full("scan-12", "k", 2),
        Incidents.full("flood-1", "k", 3));
    try (IncidentSearch search = IncidentSearch.open(directory)) {
      assertThat(search.get("fl")).extracting(Incident::id).containsExactly("flood-1");
      assertThat(search.get("scan")).hasSize(2);
      assertThat(search.get("scan-1")).extracting(Incident::id).containsExactly("scan-1");
      assertThat(search.get("x")).isEmpty();
      assertThat(search.get("")).isEmpty();
    }
  }

  @Test
  void theLatestOfARuleAndKeyIsFound() throws IOException {
    String longKey = "k".repeat(70_000);
    put(
        Incidents.full("a", "k", 1),
        Incidents.full("b", "k", 3),
        Incidents.full("c", "l", 4),
        Incidents.full("d", longKey, 5),
        Incidents.full("e", longKey + "x", 6));
    try (IncidentSearch search = IncidentSearch.open(directory)) {
      assertThat(search.latest("port-scan", "k")).map(Incident::id).contains("b");
      assertThat(search.latest("port-scan", longKey)).map(Incident::id).contains("d");
      assertThat(search.latest("port-sca", "nk")).isEmpty();
      assertThat(search.since(3)).extracting(Incident::id).containsExactly("e", "d", "c", "b");
    }
  }

  @Test
  void theEngineSeesAnIncidentAtOnceAndAReaderAfterTheCommit() throws IOException {
    try (IncidentIndex index = IncidentIndex.open(directory)) {
      index.put(Incidents.full("a", "k", 1));
      try (IncidentSearch search = index.search()) {
        assertThat(search.get("a")).hasSize(1);
      }
      assertThat(newest(10)).isEmpty();
      index.commit();
      assertThat(newest(10)).hasSize(1);
      index.put(Incidents.full("b", "k", 1));
    }
    assertThat(newest(10)).hasSize(1);
  }

  @Test
  void whatIsShownIsSeenAndACrashGoesBackToTheCommit(@TempDir Path copy) throws IOException {
    try (IncidentIndex index = IncidentIndex.open(directory)) {
      index.put(Incidents.full("a", "k", 1));
      index.commit(Map.of("live", "1", "replay", "x"));
      assertThat(IncidentIndex.brokenOff(directory)).isFalse();
      for (String id : List.of("b", "c")) {
        index.put(Incidents.full(id, "k", 2));
        index.show();
      }
      assertThat(newest(10)).extracting(Incident::id).containsExactly("b", "c", "a");
      Trees.copy(directory, copy);
    }
    assertThat(IncidentIndex.brokenOff(copy)).isTrue();
    try (IncidentIndex index = IncidentIndex.open(copy)) {
      try (IncidentSearch search = index.search()) {
        assertThat(search.newest(10)).extracting(Incident::id).containsExactly("a");
      }
      assertThat(index.note("live")).isEqualTo("1");
      index.commit(Map.of("live", "2"));
      assertThat(index.note("replay")).isEqualTo("x");
    }
    assertThat(IncidentIndex.brokenOff(copy)).isFalse();
    try (IncidentIndex index = IncidentIndex.open(copy)) {
      assertThat(index.note("live") + index.note("replay")).isEqualTo("2x");
    }
  }

  @Test
  void whoLooksAndPutsNothingLeavesABrokenOffIndexAsItIs(@TempDir Path copy) throws IOException {
    try (IncidentIndex index = IncidentIndex.open(directory)) {
      index.commit();
      index.put(Incidents.full("a", "k", 1));
      index.show();
      Trees.copy(directory, copy);
    }
    IncidentIndex.open(copy).close();
    try (IncidentSearch search = IncidentSearch.open(copy)) {
      assertThat(search.newest(10)).hasSize(1);
    }
    assertThat(IncidentIndex.brokenOff(copy)).isTrue();
  }

  @Test
  void whatWasCommittedOutlastsACrash(@TempDir Path copy) throws IOException {
    try (IncidentIndex index = IncidentIndex.open(directory)) {
      index.put(Incidents.full("a", "k", 1));
      index.commit();
      index.put(Incidents.full("b", "k", 1));
      Trees.copy(directory, copy);
    }
    try (IncidentIndex index = IncidentIndex.open(copy);
        IncidentSearch search = index.search()) {
      assertThat(search.newest(10)).extracting(Incident::id).containsExactly("a");
    }
  }

  @Test
  void whereNothingIsNothingIsFound() throws IOException {
    assertThat(newest(10)).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aSecondWriterIsToldWhoHoldsTheDirectory() throws IOException {
    try (IncidentIndex first = IncidentIndex.open(directory)) {
      first.commit();
      assertThatThrownBy(() -> IncidentIndex.open(directory))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(directory.resolve("incidents").toString())
          .hasMessageContaining("in use by another Tharsis");
    }
  }

  private void put(Incident... incidents) throws IOException {
    try (IncidentIndex index = IncidentIndex.open(directory)) {
      for (Incident incident : incidents) {
        index.put(incident);
      }
      index.commit();
    }
  }

  private List<Incident> newest(int limit) throws IOException {
    try (IncidentSearch search = IncidentSearch.open(directory)) {
      return search.newest(limit);
    }
  }
}

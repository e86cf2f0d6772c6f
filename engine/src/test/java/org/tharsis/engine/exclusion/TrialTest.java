package org.tharsis.engine.exclusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.ExclusionDraft;
import org.tharsis.config.Site;
import org.tharsis.engine.Archive;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.Pipeline;
import org.tharsis.engine.SiteFolder;
import org.tharsis.engine.SiteRules;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusion.Action;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;
import org.tharsis.rules.RuleBook;

/** What a trial says of an event is what the pipeline does to the line that says the same. */
class TrialTest {
  private static final String EVERY =
      """
      rule "every"
          @title( "t" )  @severity( green )  @key( source )  @quiet( 30m )
          @means( "m" )  @todo( "t" )
      when
          $e : Event( denied )
      then
          finding.raise( $e );
      end
      """;
  private static final DateTimeFormatter CISCO =
      DateTimeFormatter.ofPattern("MMM dd uuuu HH:mm:ss", Locale.ROOT);
  private static final LocalDateTime START = LocalDateTime.of(2026, 11, 20, 0, 0);
  private static final List<String> AREAS =
      List.of("10.0.0.0/30", "10.0.0.4/31", "192.0.2.0/25", "inside", "outside", "192.0.2.7");

  @TempDir private Path directory;

  /** A connection that a firewall denied. */
  private record Denied(LocalDateTime at, IpAddress source, IpAddress destination, long port) {
    String line() {
      return "<164>%s fw1 : %%ASA-4-106023: Deny tcp src a:%s/4000 dst b:%s/%d by access-group \"x\""
          .formatted(CISCO.format(at), source, destination, port);
    }

    long time() {
      return at.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    Event event(Site site) {
      return Trial.event(
          site,
          Map.of(
              Field.SOURCE_IP,
              source,
              Field.DESTINATION_IP,
              destination,
              Field.DESTINATION_PORT,
              port,
              Field.NETWORK_TRANSPORT,
              "tcp",
              Field.EVENT_CODE,
              "106023",
              Field.OBSERVER_NAME,
              "fw1"),
          time());
    }
  }

  @Test
  void whatItSaysIsWhatIsDone() throws IOException {
    long seed = 20_261_122;
    Random random = new Random(seed);
    Map<Action, Integer> decided = new HashMap<>();
    long shadowed = 0;
    SiteFolder every = new SiteFolder(directory.resolve("every")).with("rules/every.drl", EVERY);
    RuleBook book = SiteRules.of(every.site());
    for (int round = 0; round < 3; round++) {
      SiteFolder folder =
          new SiteFolder(directory.resolve("round" + round))
              .with("rules/every.drl", EVERY)
              .with("lists/changing.txt", "10.0.0.0/31\n")
              .with("lists/versions/changing/2026-01-01.txt", "10.0.0.2/31\n")
              .with("lists/versions/changing/2026-11-22.txt", "10.0.0.0/31\n")
              .with("exclusions.yaml", exclusions(random));
      Site site = folder.site();
      List<Denied> denied = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        denied.add(denied(random, i));
      }
      Map<String, String> counted = counted(site, book, denied);
      Map<Long, Event> stored = new HashMap<>();
      new Archive(folder.data()).events("*").forEach(e -> stored.put(e.id().offset(), e));
      Map<String, Long> hits = new TreeMap<>();
      Map<String, Long> shadows = new TreeMap<>();
      for (int i = 0; i < denied.size(); i++) {
        Event event = denied.get(i).event(site);
        Exclusion onEvent = new Trial(site, event, null).deciding();
        assertThat(label(stored.get((long) i)))
            .as("seed %d, round %d: %s", seed, round, denied.get(i).line())
            .isEqualTo(expected(onEvent));
        Trial ofFinding = new Trial(site, event, "every");
        Exclusion onFinding = ofFinding.deciding();
        ofFinding.shadowing().forEach(each -> shadows.merge(each.id(), 1L, Long::sum));
        if (onEvent != null) {
          hits.merge(onEvent.id(), 1L, Long::sum);
        }
        if (onFinding != null && onFinding.byRule()) {
          hits.merge(onFinding.id(), 1L, Long::sum);
        }
        if (onFinding != null) {
          decided.merge(onFinding.action(), 1, Integer::sum);
        }
      }
      shadowed += shadows.values().stream().mapToLong(Long::longValue).sum();
      assertThat(counted).as("seed %d, round %d", seed, round).isEqualTo(words(hits, shadows));
    }
    assertThat(decided.values()).as("of each action").hasSize(3).allMatch(count -> count > 30);
    assertThat(shadowed).isGreaterThan(30);
  }

  private static String expected(@Nullable Exclusion deciding) {
    if (deciding == null) {
      return "none";
    }
    return deciding.action() == Action.DROP ? "not kept" : deciding.id();
  }

  private static String label(@Nullable Event stored) {
    if (stored == null) {
      return "not kept";
    }
    return Objects.requireNonNullElse(stored.text(Field.LABELS_EXCLUSION), "none");
  }

  private static Map<String, String> words(Map<String, Long> hits, Map<String, Long> shadows) {
    Map<String, String> words = new TreeMap<>();
    hits.keySet().forEach(id -> words.put(id, ""));
    shadows.keySet().forEach(id -> words.put(id, ""));
    words.replaceAll(
        (id, none) ->
            "hit %d, would have hit %d"
                .formatted(hits.getOrDefault(id, 0L), shadows.getOrDefault(id, 0L)));
    return words;
  }

  /** Puts them through a pipeline, which counts. */
  private static Map<String, String> counted(Site site, RuleBook book, List<Denied> denied)
      throws IOException {
    DataDirectory data = new DataDirectory(site.settings().data());
    try (Pipeline pipeline = new Pipeline(site, book, data)) {
      Origin origin = new Origin("test", null);
      for (int i = 0; i < denied.size(); i++) {
        byte[] bytes = denied.get(i).line().getBytes(StandardCharsets.UTF_8);
        long time = denied.get(i).time();
        pipeline.accept(new Line(new EventId("test", i), bytes, false, origin, time, false));
      }
      pipeline.finish();
      pipeline.commit();
      Map<String, Long> hits = new TreeMap<>();
      Map<String, Long> shadows = new TreeMap<>();
      pipeline
          .balance()
          .exclusions()
          .forEach(
              (id, account) -> {
                hits.put(id, account.hits());
                shadows.put(id, account.shadow());
              });
      return words(hits, shadows);
    }
  }

  private static Denied denied(Random random, int number) {
    return new Denied(
        START.plusMinutes(17L * number),
        address(random),
        address(random),
        List.of(22L, 80L, 443L).get(random.nextInt(3)));
  }

  private static IpAddress address(Random random) {
    return random.nextBoolean()
        ? IpAddress.v4(0x0a000000 + random.nextInt(6))
        : IpAddress.v4(0xc0000200 + random.nextInt(9));
  }

  private static String exclusions(Random random) {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      ExclusionDraft draft = ExclusionDraft.of("e" + i).with("owner", "anna").with("reason", "why");
      draft = draft.with("ends", "2026-11-2" + random.nextInt(10));
      draft = draft.with("action", List.of("store", "quiet", "drop").get(random.nextInt(3)));
      List<String> states = List.of("active", "active", "active", "shadow", "proposed", "ended");
      draft = draft.with("state", states.get(random.nextInt(states.size())));
      List<String> areas = new ArrayList<>(AREAS);
      areas.add("changing");
      String[][] keys = {
        {"source", areas.get(random.nextInt(areas.size()))},
        {"destination", areas.get(random.nextInt(areas.size()))},
        {"address", areas.get(random.nextInt(areas.size()))},
        {"port", random.nextBoolean() ? "80" : "443"},
        {"protocol", random.nextInt(4) == 0 ? "udp" : "TCP"},
        {"code", random.nextInt(4) == 0 ? "302013" : "106023"},
        {"device", random.nextInt(4) == 0 ? "fw2" : "FW1"},
        {"user", "anna"},
        {"direction", List.of("inbound", "outbound", "internal").get(random.nextInt(3))},
        {"time", List.of("fri-sat", "22:00-06:00", "12:00-24:00").get(random.nextInt(3))},
        {"rule", "every"},
      };
      draft = draft.with("source", keys[0][1]);
      for (String[] key : keys) {
        boolean rare = key[0].equals("user");
        draft = random.nextInt(rare ? 20 : 5) == 0 ? draft.with(key[0], key[1]) : draft;
      }
      draft = random.nextBoolean() ? draft : draft.with("source", "").with("port", keys[3][1]);
      yaml.append(draft.yaml());
    }
    return yaml.toString();
  }
}

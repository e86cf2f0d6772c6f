package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.account.SenderAccount;
import org.tharsis.index.EventQuery;
import org.tharsis.index.EventScan;
import org.tharsis.index.EventSearch;
import org.tharsis.index.TimeRange;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Incident;

/**
 * SIGKILL under load, twenty times in a row, while a RELP and an HTTP sender send again what was
 * not acknowledged: no line is missing and none is doubled, and the incidents are those of a run
 * that nobody disturbed.
 *
 * <p>Time is that of the lines, and passes with them, so that half an hour fits into the test; what
 * is said of an incident then depends on nothing else, and all of it is compared. Only where lines
 * lie in the journal differs between the runs, so lines are compared in place of their ids.
 */
class AcknowledgedKillTest {
  private static final int KILLS = 20;

  /** So many processes begin while others are at work: to begin takes longer than to be killed. */
  private static final int PREPARED = 2;

  private static final PlantedScans LINES = new PlantedScans(24_000, 5);

  @TempDir private Path directory;

  /** What a run has left behind. */
  private record Left(Map<String, Integer> lines, List<String> incidents, SenderAccount account) {}

  @Test
  void nothingAcknowledgedIsMissingAndNothingIsDoubled() throws Exception {
    long seed = Long.getLong("kill.seed", System.nanoTime());
    System.out.println("kill.seed=" + seed);
    Left undisturbed = run("undisturbed", 0, new Random(seed));
    assertThat(undisturbed.incidents()).hasSizeGreaterThan(20);
    Left killed = run("killed", KILLS, new Random(seed));
    assertThat(killed.lines().keySet())
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(LINES.all());
    assertThat(killed.lines().values()).as("seed %d: how often", seed).containsOnly(1);
    assertThat(killed.incidents())
        .as("seed %d", seed)
        .containsExactlyElementsOf(undisturbed.incidents());
    assertThat(killed.account()).as("seed %d", seed).isEqualTo(undisturbed.account());
  }

  private Left run(String name, int kills, Random random) throws Exception {
    SiteFolder site = new SiteFolder(directory.resolve(name));
    site.with("tharsis.yaml", settings(site.data()));
    Path clock = site.data().resolveSibling("clock");
    SharedClock time = new SharedClock(clock);
    Queue<ForkedEngine> next = new ArrayDeque<>();
    try (AcknowledgedTraffic traffic = new AcknowledgedTraffic(LINES, time)) {
      ForkedEngine engine = ForkedEngine.start(site, clock);
      try {
        prepare(next, Math.min(kills, PREPARED), site, clock);
        traffic.mayGoTo(part(kills));
        traffic.begin(engine);
        for (int kill = 1; kill <= kills; kill++) {
          traffic.mayGoTo((kill + 1L) * part(kills));
          long moment = (kill - 1L) * part(kills) + random.nextInt(part(kills));
          traffic.awaitAcknowledged(moment);
          if (random.nextBoolean()) { // or else it has hardly begun to store what came
            awaitStored(new Archive(site.data()), moment, time);
          }
          assertThat(engine.kill()).isEqualTo(128 + 9);
          engine = next.remove().open();
          prepare(next, Math.min(kills - kill, PREPARED), site, clock);
          traffic.goOn(engine);
        }
        traffic.mayGoTo(LINES.lines());
        traffic.awaitAcknowledged(LINES.lines());
        engine.stop();
      } finally {
        engine.close();
        next.forEach(ForkedEngine::close);
      }
    }
    return left(new Archive(site.data()));
  }

  /** So many are there that need only be told to open. */
  private static void prepare(Queue<ForkedEngine> next, int wanted, SiteFolder site, Path clock)
      throws IOException {
    while (next.size() < wanted) {
      next.add(ForkedEngine.prepare(site, clock));
    }
  }

  /** As many lines come between two kills. */
  private static int part(int kills) {
    return LINES.lines() / (kills + 1);
  }

  /** A milestone or two have passed then. */
  private static void awaitStored(Archive archive, long lines, SharedClock time) throws Exception {
    Eventually.holds(
        lines + " lines are stored",
        () -> {
          time.pass(20); // the senders may have stopped, and with them the time
          return archive.count("*") >= lines;
        });
  }

  private static Left left(Archive archive) throws IOException {
    assertThat(new DataDirectory(archive.data()).damaged()).doesNotExist();
    Map<String, Integer> lines = new HashMap<>();
    Map<EventId, String> byId = new HashMap<>();
    try (EventSearch search = EventSearch.open(archive.data())) {
      EventScan scan = search.scan(EventQuery.ALL, TimeRange.ALL);
      for (Event event = scan.next(); event != null; event = scan.next()) {
        lines.merge(event.text(), 1, Integer::sum);
        byId.put(event.id(), event.text());
      }
    }
    List<String> incidents = new ArrayList<>();
    for (Incident incident : archive.incidents()) {
      incidents.add(describe(incident, byId));
    }
    return new Left(lines, incidents.stream().sorted().toList(), archive.balance().total());
  }

  private static String describe(Incident incident, Map<EventId, String> lines) {
    List<String> evidence =
        incident.evidence().stream().map(id -> String.valueOf(lines.get(id))).sorted().toList();
    return "%s %s %s %d %d %d %d %s %s %s %s %s %s"
        .formatted(
            incident.id(),
            incident.rule().id(),
            incident.key(),
            incident.start(),
            incident.first(),
            incident.last(),
            incident.count(),
            incident.parties(),
            incident.reasons(),
            incident.severity(),
            incident.related(),
            incident.bases(),
            evidence);
  }

  private static String settings(Path data) {
    return """
    data: %s
    journal: {size: 16MB}
    receivers:
      - {protocol: relp, address: 127.0.0.1, port: 0}
      - {protocol: http, address: 127.0.0.1, port: 0}
    lateness: 5m
    rules:
      disabled: [audit-log-cleared, beaconing, brute-force-success, coincident-hosts, device-admin,
        device-silent, device-trouble, dns-bypass, egress-violation, exploit-then-callback,
        icmp-sweep, large-transfer, password-spray, smb-lateral, spam-source,
        spoofed-source, sudden-increase, tcp-connect-limit, threat-list-contact, vpn-brute-force,
        worm-propagation]
    """
        .formatted(data);
  }
}

package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.account.Balance;
import org.tharsis.engine.account.ExclusionAccount;
import org.tharsis.engine.account.SenderAccount;
import org.tharsis.model.Incident;

class AccountingTest {
  @TempDir private Path directory;

  private static List<String> mix() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      lines.add(
          switch (i % 4) {
            case 0 -> Asa.deny("192.0.2.7", "10.0.0.1", 445);
            case 1 -> Asa.deny("192.0.2.8", "10.0.0.1", 22);
            case 2 -> "<13>nobody knows this " + i;
            default -> "<13>" + "x".repeat(70_000);
          });
    }
    return lines;
  }

  private static long hits(Balance balance, String exclusion) {
    return balance.exclusions().getOrDefault(exclusion, ExclusionAccount.EMPTY).hits();
  }

  @Test
  void everyLineIsAccountedFor() throws Exception {
    SiteFolder site =
        new SiteFolder(directory)
            .with("exclusions.yaml", SiteFolder.exclusion("smb", "drop", "port: 445"));
    Balance balance;
    try (RunningEngine engine = RunningEngine.on(site)) {
      Peer.sends(engine.tcp(), mix());
      balance = engine.accountsFor(400);
      engine.finds("*", 300);
    }
    assertThat(balance.senders())
        .containsOnlyKeys("127.0.0.1")
        .containsValue(new SenderAccount(400, 300, 100, 0, 0, 200, 100));
    assertThat(hits(balance, "smb")).isEqualTo(100);
    assertThat(new Archive(site.data()).balance()).isEqualTo(balance);
    assertThat(new Archive(site.data()).count("dport:445")).isZero();
  }

  @Test
  void datagramsAreAccountedForToo() throws Exception {
    SiteFolder site = new SiteFolder(directory);
    int sent = 20_000;
    try (RunningEngine engine = RunningEngine.on(site)) {
      for (int i = 0; i < sent; i++) {
        Peer.datagram(engine.udp(), "<13>datagram " + i);
      }
    }
    Archive archive = new Archive(site.data());
    SenderAccount total = archive.balance().total();
    assertThat(total.received()).isEqualTo(total.indexed() + total.lost()).isPositive();
    boolean kernelSays = Files.isReadable(Path.of("/proc/net/udp"));
    assertThat(total.received()).isEqualTo(kernelSays ? sent : total.received());
    assertThat(total.indexed()).isEqualTo(archive.count("*"));
  }

  @Test
  void countingGoesOnAfterARestart() throws Exception {
    SiteFolder site = new SiteFolder(directory);
    for (long run = 1; run <= 2; run++) {
      try (RunningEngine engine = RunningEngine.on(site)) {
        Peer.sends(engine.tcp(), Asa.scan("192.0.2.7", 1, 5));
      }
      SenderAccount total = new Archive(site.data()).balance().total();
      assertThat(total).isEqualTo(new SenderAccount(5 * run, 5 * run, 0, 0, 0, 0, 0));
    }
  }

  private static String numbered(int number) {
    return "<189>%d: rtr1: Jun 15 11:00:00.1 UTC: %%SYS-5-CONFIG_I: Configured from console by ann"
        .formatted(number);
  }

  @Test
  void whatNeverCameIsCountedOverARestart() throws Exception {
    SiteFolder site =
        new SiteFolder(directory)
            .with("exclusions.yaml", SiteFolder.exclusion("ios", "drop", "code: CONFIG_I"));
    try (RunningEngine engine = RunningEngine.on(site)) {
      Peer.sends(engine.tcp(), List.of(numbered(5), numbered(8)));
      assertThat(engine.accountsFor(2).total().missing()).isEqualTo(2);
    }
    try (RunningEngine engine = RunningEngine.on(site)) {
      Peer.sends(engine.tcp(), List.of(numbered(7), numbered(10)));
      assertThat(engine.accountsFor(4).total())
          .isEqualTo(new SenderAccount(4, 0, 4, 0, 0, 0, 0, 2));
    }
  }

  @Test
  void whatIsStoredOnlyIsFoundByItsExclusionAndNotCorrelated() throws Exception {
    SiteFolder site =
        new SiteFolder(directory)
            .with(
                "exclusions.yaml", SiteFolder.exclusion("scanner", "store", "source: 203.0.113.9"));
    try (RunningEngine engine = RunningEngine.on(site)) {
      Peer.sends(engine.tcp(), Asa.scan("203.0.113.9", 1, 30));
      Peer.sends(engine.tcp(), Asa.scan("203.0.113.10", 1, 30));
      engine.finds("*", 60);
      engine.finds("exclusion:scanner", 30);
      engine.finds("src:203.0.113.10 -_exists_:exclusion", 30);
    }
    Archive archive = new Archive(site.data());
    assertThat(archive.incidents()).extracting(Incident::key).containsOnly("203.0.113.10");
    assertThat(hits(archive.balance(), "scanner")).isEqualTo(30);
  }

  @Test
  void anExclusionOfOneRuleLeavesTheOthers() throws Exception {
    SiteFolder site =
        new SiteFolder(directory)
            .with("exclusions.yaml", SiteFolder.exclusion("scans", "store", "rule: port-scan"));
    try (RunningEngine engine = RunningEngine.on(site)) {
      Peer.sends(engine.tcp(), Asa.scan("203.0.113.9", 1, 120));
    }
    Archive archive = new Archive(site.data());
    assertThat(archive.incidents())
        .extracting(incident -> incident.rule().id())
        .containsExactly("deny-flood");
    assertThat(hits(archive.balance(), "scans")).isPositive();
    assertThat(archive.count("_exists_:exclusion")).isZero();
  }
}

package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.Site;
import org.tharsis.model.Incident;
import org.tharsis.model.Problem;
import org.tharsis.rules.RuleBook;

class StartingTest {
  @TempDir private Path directory;

  @Test
  void aSecondEngineOnTheSameDataIsRefused() throws Exception {
    SiteFolder site = new SiteFolder(directory);
    try (RunningEngine engine = RunningEngine.on(site)) {
      assertThatThrownBy(() -> RunningEngine.on(site))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(site.data().toString())
          .hasMessageContaining("is in use by another Tharsis; stop that one, or choose another");
      engine.takes(List.of("<13>the first goes on"), "first", 1);
    }
  }

  @Test
  void aPortInUseIsReportedAndTheOthersAreOpen() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SiteFolder folder = new SiteFolder(directory);
      folder.with(
          "tharsis.yaml",
          """
          data: %s
          receivers:
            - {protocol: tcp, address: 127.0.0.1, port: %d}
            - {protocol: tcp, address: 127.0.0.1, port: 0}
          """
              .formatted(folder.data(), other.getLocalPort()));
      RuleBook none = RuleBook.compile(List.of());
      try (RunningEngine engine = RunningEngine.withItsRules(folder, none)) {
        assertThat(engine.engine().problems())
            .extracting(Problem::toString)
            .singleElement()
            .asString()
            .startsWith("tcp:" + other.getLocalPort())
            .contains("can't listen on 127.0.0.1 port " + other.getLocalPort())
            .contains("Address already in use")
            .endsWith("; stop the other program, or set syslog.port");
        assertThat(engine.engine().addresses())
            .hasSize(1)
            .doesNotContain(new InetSocketAddress(other.getInetAddress(), other.getLocalPort()));
        engine.takes(List.of("<13>the other port works"), "works", 1);
      }
    }
  }

  @Test
  void aRuleThatDoesNotCompileLeavesTheOthers() throws Exception {
    SiteFolder folder =
        new SiteFolder(directory)
            .with("rules/telnet.drl", Rules.denied("telnet", 23))
            .with("rules/broken.drl", Rules.denied("broken", 23).replace("==", "=!"));
    Site site = folder.site();
    RuleBook book = SiteRules.of(site);
    assertThat(SiteRules.problems(site, book))
        .extracting(Problem::file)
        .containsOnly(directory.resolve("rules/broken.drl").toString());
    try (RunningEngine engine = RunningEngine.withItsRules(folder, book)) {
      Peer.sends(engine.tcp(), List.of(Asa.deny("203.0.113.9", "10.0.0.1", 23)));
      Peer.sends(engine.tcp(), Asa.scan("203.0.113.10", 100, 20));
    }
    assertThat(new Archive(folder.data()).incidents())
        .extracting(Incident::key)
        .containsExactlyInAnyOrder("203.0.113.9", "203.0.113.10");
  }

  @Test
  void aDisabledRuleFindsNothingEvenWhereItSharesItsFile() throws Exception {
    SiteFolder folder =
        new SiteFolder(directory)
            .settings("rules: {disabled: [telnet]}\n")
            .with("rules/mine.drl", Rules.denied("telnet", 23) + Rules.denied("smb", 445));
    RuleBook book = SiteRules.of(folder.site());
    assertThat(SiteRules.problems(folder.site(), book)).isEmpty();
    try (RunningEngine engine = RunningEngine.withItsRules(folder, book)) {
      Peer.sends(
          engine.tcp(),
          List.of(
              Asa.deny("203.0.113.9", "10.0.0.1", 23), Asa.deny("203.0.113.9", "10.0.0.1", 445)));
    }
    assertThat(new Archive(folder.data()).incidents())
        .extracting(incident -> incident.rule().id())
        .containsExactly("smb");
  }

  /** What fails once all else runs: here, reports that are to know the time. */
  @Test
  void anEngineThatDoesNotStartLeavesNothingRunning() throws Exception {
    SiteFolder site = new SiteFolder(directory);
    Thread own = Thread.currentThread();
    InstantSource broken =
        () -> {
          if (Thread.currentThread().equals(own) && runs("pipeline")) {
            throw new IllegalStateException("no time");
          }
          return Instant.now();
        };
    RuleBook book = RuleBook.compile(List.of());
    assertThatThrownBy(() -> new Engine(site.file(), site.site(), book, broken))
        .hasMessage("no time");
    assertThat(List.of("pipeline", "journal")).noneMatch(StartingTest::runs);
    new Engine(site.file(), site.site(), book, InstantSource.system()).close();
  }

  private static boolean runs(String thread) {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(each -> each.getName().equals(thread));
  }

  @Test
  void aPipelineThatCanNotBeOpenedLeavesNoIndexOpen() throws Exception {
    Site site = new SiteFolder(directory).site();
    DataDirectory data = new DataDirectory(site.settings().data());
    RuleBook book = RuleBook.compile(List.of());
    try (Pipeline pipeline = new Pipeline(site, book, data)) {
      pipeline.accept(Facts.event(0, 0, "192.0.2.1", "192.0.2.2", 80), "a");
      pipeline.commit();
    }
    Path list = new Damaging(data.path()).events(name -> name.startsWith("segments_")).getLast();
    byte[] whole = Files.readAllBytes(list);
    Damaging.cut(list, 30);
    assertThatThrownBy(() -> new Pipeline(site, book, data)).isInstanceOf(IOException.class);
    Files.write(list, whole);
    assertThatThrownBy(() -> new Pipeline(site, none(), data))
        .isInstanceOf(NullPointerException.class);
    new Pipeline(site, book, data).close();
  }

  @SuppressWarnings("NullAway") // stands for whatever is wrong with it
  private static RuleBook none() {
    return null;
  }

  @Test
  void aBalanceThatCanNotBeReadIsReportedBeforeAnythingIsOpen() throws Exception {
    SiteFolder site = new SiteFolder(directory);
    Files.createDirectories(site.data());
    Path balance = new DataDirectory(site.data()).balance();
    Files.writeString(balance, "{");
    assertThatThrownBy(() -> RunningEngine.on(site))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(balance + " can't be read; move it away");
    Files.delete(balance);
    RunningEngine.on(site).close();
  }
}

package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.interpret.Learnt;
import org.tharsis.model.Incident;

/** What rules remember outlasts a restart. */
class RestartTest {
  @TempDir private Path directory;
  private SiteFolder site;

  @BeforeEach
  void site() throws IOException {
    site =
        new SiteFolder(directory)
            .settings("rules: {disabled: [" + Rules.allShipped() + "]}\n") // each run compiles
            .with("rules/three.drl", Rules.denies("three", 3));
  }

  private void run(int from, int lines, int stored) throws Exception {
    try (RunningEngine engine = RunningEngine.withItsRules(site)) {
      engine.takes(Asa.scan("203.0.113.9", from, lines), "*", stored);
    }
  }

  private List<Incident> threes() throws IOException {
    return new Archive(site.data())
        .incidents().stream().filter(each -> each.rule().id().equals("three")).toList();
  }

  @Test
  void windowsGoOnCounting() throws Exception {
    run(20, 2, 2);
    assertThat(threes()).isEmpty();
    run(30, 1, 3);
    assertThat(threes()).singleElement().extracting(Incident::count).isEqualTo(3L);
    run(40, 1, 4);
    assertThat(threes()).singleElement().extracting(Incident::count).isEqualTo(4L);
  }

  @Test
  void learntHostsAreStillKnown() throws Exception {
    learnXp41();
    assertThat(Memory.learnt(new DataDirectory(site.data())).all())
        .singleElement()
        .extracting(Learnt::name)
        .isEqualTo("xp-41");
    recogniseXp41();
  }

  private void learnXp41() throws Exception {
    String lease = "<30>dhcpd[812]: DHCPACK on 10.1.1.41 to 00:00:5e:00:53:41 (xp-41) via eth1";
    try (RunningEngine engine = RunningEngine.on(site)) {
      engine.takes(List.of(lease), "*", 1);
    }
  }

  private void recogniseXp41() throws Exception {
    String limit = "<132>Jun 15 11:59:20 XP-41 Tcpip: 4226: TCP/IP has reached the security limit";
    try (RunningEngine engine = RunningEngine.on(site)) {
      engine.takes(List.of(limit), "host.ip:10.1.1.41", 1);
    }
  }

  @Test
  void whatRulesRememberMayBeDamagedAndHostsAreStillKnown() throws Exception {
    learnXp41();
    damageMilestones();
    recogniseXp41();
  }

  private void damageMilestones() throws IOException {
    DataDirectory data = new DataDirectory(site.data());
    for (Path state : List.of(data.live("a"), data.live("b"))) {
      if (Files.exists(state)) {
        byte[] bytes = Files.readAllBytes(state);
        bytes[bytes.length / 2] ^= 1;
        Files.write(state, bytes);
      }
    }
  }

  @Test
  void aDamagedStateIsSaidAndDoesNotHinder() throws Exception {
    run(20, 2, 2);
    damageMilestones();
    run(30, 1, 3);
    assertThat(threes()).isEmpty();
    run(40, 2, 5);
    assertThat(threes()).singleElement().extracting(Incident::count).isEqualTo(3L);
  }
}

package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Event;
import org.tharsis.model.Incident;

/** A rule that throws is reported where people look, once, and the others go on. */
class CutOffTest {
  @TempDir private Path directory;

  @Test
  void isAnEventAndAnIncident() throws Exception {
    SiteFolder site =
        new SiteFolder(directory)
            .with(
                "rules/bad.drl",
                Rules.denied("bad", 23)
                    .replace("destination.port == 23", "user.name.length() > 3"));
    try (RunningEngine engine = RunningEngine.withItsRules(site)) {
      Peer.sends(engine.tcp(), Asa.scan("203.0.113.9", 20, 15));
      Eventually.holds("both are there", () -> engine.archive().incidents().size() == 2);
    }
    Archive archive = new Archive(site.data());
    assertThat(archive.incidents())
        .extracting(incident -> incident.rule().id())
        .containsExactlyInAnyOrder("port-scan", CutOff.CODE);
    Incident incident =
        archive.incidents().stream()
            .filter(each -> each.rule().id().equals(CutOff.CODE))
            .findFirst()
            .orElseThrow();
    assertThat(Summary.of(incident)).startsWith("Rule \"bad\" was cut off: (1 event)");
    assertThat(archive.events("code:" + CutOff.CODE))
        .singleElement()
        .extracting(Event::text)
        .asString()
        .contains("\"bad\"", "user.name.length() > 3");
    assertThat(archive.events("code:" + CutOff.CODE))
        .extracting(Event::id)
        .isEqualTo(incident.evidence());
  }
}

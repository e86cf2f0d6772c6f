package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteFilesTest {
  @TempDir Path directory;
  private SiteFolder folder;

  @BeforeEach
  void write() {
    folder = new SiteFolder(directory).with("lists/a.txt", "192.0.2.1\n").with("rules/a.drl", "");
  }

  private SiteFiles now() {
    return SiteFiles.of(folder.path("tharsis.yaml"));
  }

  private void expectSeen(Consumer<SiteFolder> change) {
    SiteFiles before = now();
    change.accept(folder);
    assertThat(now()).isNotEqualTo(before);
  }

  @Test
  void aSiteKnowsTheFilesItWasReadFrom() {
    assertThat(folder.site().files()).isEqualTo(now());
    assertThat(now().stamps().keySet())
        .containsExactly(
            folder.path("lists/a.txt"), folder.path("rules/a.drl"), folder.path("tharsis.yaml"));
  }

  @Test
  void everyChangeIsSeen() {
    expectSeen(site -> site.with("lists/a.txt", "192.0.2.1\n192.0.2.2\n"));
    expectSeen(site -> site.with("lists/b.txt", ""));
    expectSeen(site -> site.with("exclusions.yaml", ""));
    expectSeen(site -> site.with("hosts.csv", ""));
  }

  @Test
  void aNewTimeOrALostFileIsSeen() throws IOException {
    SiteFiles before = now();
    Files.setLastModifiedTime(folder.path("rules/a.drl"), FileTime.fromMillis(1_370_044_800_000L));
    SiteFiles touched = now();
    assertThat(touched).isNotEqualTo(before);
    Files.delete(folder.path("rules/a.drl"));
    assertThat(now()).isNotEqualTo(touched);
  }

  @Test
  void whatIsNoPartOfTheSiteIsNot() {
    SiteFiles before = now();
    folder.with("events.log", "a line").with("rules/README.md", "").with("lists/.a.txt.swp", "");
    assertThat(now()).isEqualTo(before);
  }
}

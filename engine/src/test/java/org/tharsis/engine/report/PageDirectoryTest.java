package org.tharsis.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where pages lie, and for how long. */
class PageDirectoryTest {
  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

  @TempDir private Path directory;

  private PageDirectory pages(String name) {
    return new PageDirectory(directory.resolve("deep/reports"), name, VIENNA);
  }

  private List<String> names() throws IOException {
    try (var all = Files.list(directory.resolve("deep/reports"))) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aPageHasItsTimeInItsName() throws IOException {
    Path file = pages("denied").put(Instant.parse("2026-11-22T05:00:00Z"), "one ✓");
    assertThat(file).endsWithRaw(Path.of("denied-2026-11-22T0600.html")).hasContent("one ✓");
    pages("denied").put(Instant.parse("2026-11-22T05:00:00Z"), "two");
    assertThat(file).hasContent("two");
    assertThat(names()).containsExactly("denied-2026-11-22T0600.html");
  }

  @Test
  void theHourThatComesTwiceHasTwoPages() throws IOException {
    pages("a").put(Instant.parse("2026-10-25T00:30:00Z"), "summer");
    pages("a").put(Instant.parse("2026-10-25T01:30:00Z"), "winter");
    assertThat(names())
        .containsExactly("a-2026-10-25T0230+0100.html", "a-2026-10-25T0230+0200.html");
    pages("a").removeBefore(Instant.parse("2026-10-26T00:00:00Z"));
    assertThat(names()).isEmpty();
  }

  @Test
  void onlyItsOwnOldPagesGo() throws IOException {
    Instant old = Instant.parse("2026-08-01T04:00:00Z");
    Instant young = Instant.parse("2026-11-01T05:00:00Z");
    pages("a").put(old, "");
    pages("a").put(young, "");
    pages("a-b").put(old, "");
    pages("b").put(old, "");
    for (String other :
        List.of("a-notes.html", "a-2026-08-01T0600.txt", "a-2026-08-01T0600x.html")) {
      Files.writeString(directory.resolve("deep/reports").resolve(other), "");
    }
    pages("a").removeBefore(Instant.parse("2026-10-01T00:00:00Z"));
    assertThat(names())
        .containsExactly(
            "a-2026-08-01T0600.txt",
            "a-2026-08-01T0600x.html",
            "a-2026-11-01T0600.html",
            "a-b-2026-08-01T0600.html",
            "a-notes.html",
            "b-2026-08-01T0600.html");
  }
}

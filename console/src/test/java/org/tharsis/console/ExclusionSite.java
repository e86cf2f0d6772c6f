package org.tharsis.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A site whose exclusions a test makes by the commands. */
abstract class ExclusionSite {
  final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  final LocalDate ends = today.plusDays(100);

  @TempDir Path directory;
  StoredSite site;

  @BeforeEach
  void aSite() throws IOException {
    site = new StoredSite(directory.resolve("site"), directory.resolve("data"));
    Files.createDirectories(directory.resolve("data"));
  }

  Ran exclusions(Object... words) {
    return site.exclusions(words);
  }

  Ran add(String id, Object... more) {
    return site.addExclusion(id, ends, more);
  }

  /** Adds one that must be taken. */
  void added(String id, Object... more) {
    Ran ran = add(id, more);
    if (ran.exitCode() != 0) {
      throw new AssertionError(ran);
    }
  }

  String file() throws IOException {
    return Files.readString(site.file("exclusions.yaml"));
  }
}

package org.tharsis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.tharsis.config.Loaded;
import org.tharsis.config.Site;
import org.tharsis.config.SiteReader;

/** A site that a test writes: it listens on free local ports, and keeps its data beside it. */
public final class SiteFolder {
  private static final String EVER = "exclusions: {longest: 36500d}\n";

  private final Path directory;
  private long changes;

  public SiteFolder(Path directory) throws IOException {
    this.directory = directory;
    Files.createDirectories(directory);
    settings("");
  }

  /** Settings beyond receivers and data. */
  public SiteFolder settings(String yaml) throws IOException {
    String receivers =
        """
        receivers:
          - {protocol: udp, address: 127.0.0.1, port: 0, maxLineBytes: 8192, receiveBufferBytes: 128kB}
          - {protocol: tcp, address: 127.0.0.1, port: 0, maxLineBytes: 65536}
        """;
    return with(
        "tharsis.yaml",
        "data: " + data() + "\n" + receivers + yaml + EVER + "journal: {size: 16MB}\n");
  }

  /** Writes a file, so that its last change is later than any before. */
  public SiteFolder with(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000_000 + changes++)));
    return this;
  }

  /** An exclusion that is active and holds for ever. */
  public static String exclusion(String id, String action, String criterion) {
    return """
    - id: %s
      action: %s
      %s
      owner: anna
      reason: a test
      ends: 2099-12-31
    """
        .formatted(id, action, criterion);
  }

  /** Its data are a copy of another's, whose engine has stopped. */
  SiteFolder dataOf(SiteFolder other) throws IOException {
    try (Stream<Path> all = Files.walk(other.data())) {
      for (Path each : all.toList()) {
        Path copy = data().resolve(other.data().relativize(each));
        Files.copy(each, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return this;
  }

  public Path file() {
    return directory.resolve("tharsis.yaml");
  }

  public Path path(String name) {
    return directory.resolve(name);
  }

  public Path data() {
    return directory.resolve("data");
  }

  /** The site, which must have no mistakes. */
  public Site site() {
    Loaded<Site> loaded = SiteReader.read(file());
    if (!loaded.problems().isEmpty()) {
      throw new AssertionError(loaded.problems());
    }
    return loaded.asOptional().orElseThrow();
  }
}

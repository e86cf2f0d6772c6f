package org.tharsis.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.tharsis.model.Problem;

/** A site to be written for a test and read back. */
final class SiteFolder {
  private final Path directory;

  SiteFolder(Path directory) {
    this.directory = directory;
    with("tharsis.yaml", "");
  }

  SiteFolder with(String name, String text) {
    return with(name, text.getBytes(StandardCharsets.UTF_8));
  }

  SiteFolder with(String name, byte[] bytes) {
    Path file = path(name);
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.write(file, bytes);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return this;
  }

  Path path(String name) {
    return directory.resolve(name);
  }

  String text(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  Loaded<Site> read() {
    return SiteReader.read(path("tharsis.yaml"));
  }

  Loaded<Site> read(LocalDate today) {
    return SiteReader.read(path("tharsis.yaml"), today);
  }

  /** The site, which must have no mistakes. */
  Site site() {
    Loaded<Site> loaded = read();
    if (!loaded.problems().isEmpty()) {
      throw new AssertionError(loaded.problems());
    }
    return loaded.asOptional().orElseThrow();
  }

  /** The site, whatever is wrong with it. */
  Site usable() {
    return read().asOptional().orElseThrow();
  }

  /** What is wrong, without the folder's name. */
  List<String> problems() {
    return relative(read().problems());
  }

  List<String> relative(List<Problem> problems) {
    return problems.stream()
        .map(problem -> problem.toString().replace(directory + "/", ""))
        .toList();
  }
}

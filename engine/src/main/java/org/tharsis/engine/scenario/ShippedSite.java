package org.tharsis.engine.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.tharsis.config.Site;
import org.tharsis.config.SiteReader;
import org.tharsis.rules.Shipped;

/** The site that the shipped scenarios are from: it is kept with the book. */
final class ShippedSite {
  private ShippedSite() {}

  /** Reads it as any site is read, from files. */
  static Site in(Path directory) throws IOException {
    for (Shipped.BookFile each : Shipped.site()) {
      Path file = directory.resolve(each.name());
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.write(file, each.bytes());
    }
    return SiteReader.read(directory.resolve("tharsis.yaml")).asOptional().orElseThrow();
  }
}

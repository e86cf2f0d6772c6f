package org.tharsis.config;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;

/** A site whose lists a test writes. */
abstract class SiteLists {
  @TempDir private Path directory;
  SiteFolder folder;

  @BeforeEach
  void write() {
    folder = new SiteFolder(directory);
  }

  static AddressSet set(String... blocks) {
    return AddressSet.of(Stream.of(blocks).map(Cidr::parse).toList());
  }

  AddressList list(String name) {
    return Objects.requireNonNull(folder.site().lists().get(name));
  }
}

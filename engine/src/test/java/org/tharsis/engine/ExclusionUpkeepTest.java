package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.exclusion.audit.AuditLog;
import org.tharsis.engine.snapshot.Snapshot;

/** What a running engine does for exclusions by itself. */
class ExclusionUpkeepTest {
  @TempDir private Path directory;

  @Test
  void whatIsEditedByHandIsNotedAndInSnapshots() throws Exception {
    SiteFolder site = new SiteFolder(directory.resolve("site"));
    DataDirectory data = new DataDirectory(site.data());
    AuditLog audit = new AuditLog(data, site.file(), InstantSource.system());
    try (RunningEngine engine = RunningEngine.on(site)) {
      assertThat(engine.tcp()).isNotNull();
      site.with("exclusions.yaml", SiteFolder.exclusion("after", "store", "port: 445"));
      Eventually.holds("it is noted", () -> audit.read().records().size() == 1);
    }
    DataDirectory copy = new DataDirectory(directory.resolve("copy"));
    Snapshot.take(data, copy.path());
    AuditLog copied = new AuditLog(copy, site.file(), InstantSource.system());
    assertThat(copied.read().records()).isEqualTo(audit.read().records());
    assertThat(copied.read().damage()).isEmpty();
  }
}

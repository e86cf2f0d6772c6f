package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.StoreSettings;

/** A past day turns out to be damaged at the quiet hour of an engine that runs. */
class DamagedDayTest {
  private static final String DAY = "2026-11-20";
  private static final Instant NEXT_DAY = Instant.parse("2026-11-21T03:00:00Z");

  @TempDir private Path directory;

  private static String denied(int port) {
    return Asa.deny("192.0.2.7", "10.0.0.1", port).replace("asa-edge", DAY + "T10:00:00Z asa-edge");
  }

  private static void damage(Path data) throws Exception {
    Path file =
        new Damaging(data)
            .events(name -> name.endsWith(".fdt")).stream()
                .filter(each -> each.toString().contains(DAY))
                .findFirst()
                .orElseThrow();
    Damaging.flip(file, (int) Files.size(file) / 2);
  }

  private static Housekeeping housekeeping(WatchedSite site) {
    PipelineThread pipeline = site.pipeline();
    return new Housekeeping(
        pipeline::events,
        new StoreSettings(null, null, LocalTime.of(3, 0)),
        InstantSource.fixed(NEXT_DAY),
        new DataDirectory(site.folder().data()).damaged(),
        pipeline::mend);
  }

  /** Lines that were kept before an exclusion drops them would come back with words of another. */
  @Test
  void whatWasInItIsTakenBackByTheSiteAsItIsNow() throws Exception {
    try (WatchedSite site = new WatchedSite(directory)) {
      site.take(denied(23));
      site.folder().with("exclusions.yaml", SiteFolder.exclusion("since", "drop", "port: 23"));
      site.look();
      site.take(WatchedSite.DENIED);
      site.take(WatchedSite.DENIED); // behind what was asked for at that look
      damage(site.folder().data());
      housekeeping(site).compact();
      Eventually.holds(
          "it is reported", () -> site.archive().count("code:" + DamagedIndex.CODE) == 1);
      assertThat(site.archive().lines("code:" + DamagedIndex.CODE))
          .singleElement()
          .asString()
          .contains("0 were taken from the journal again, and 1 are lost");
      assertThat(site.archive().count("dport:23")).isZero();
    }
  }
}

package org.tharsis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.Site;
import org.tharsis.config.SiteReader;
import org.tharsis.engine.DataDirectory;
import org.tharsis.engine.Pipeline;
import org.tharsis.engine.SiteRules;
import org.tharsis.engine.account.SenderAccount;
import org.tharsis.engine.replay.Replay;

class MixedAsaLogTest {
  private static final int LINES = 20_000;

  @TempDir private Path directory;

  private static byte[] log(long lines, long seed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MixedAsaLog.write(lines, seed, out);
    return out.toByteArray();
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    assertThat(log(1000, 7)).isEqualTo(log(1000, 7)).isNotEqualTo(log(1000, 8));
    assertThat(new String(log(1000, 7), StandardCharsets.US_ASCII).lines()).hasSize(1000);
  }

  @Test
  void everyLineIsRecognisedAndNoneIsLost() throws IOException {
    Path config = Files.writeString(directory.resolve("tharsis.yaml"), "timeZone: UTC\n");
    Site site = SiteReader.read(config).asOptional().orElseThrow();
    DataDirectory data = new DataDirectory(directory.resolve("data"));
    try (Pipeline pipeline = new Pipeline(site, SiteRules.of(site), data)) {
      Replay replay = new Replay(pipeline, data, "", 65_536);
      byte[] log = log(LINES, 1);
      replay.run(
          List.of(new Replay.Source("asa.log", new ByteArrayInputStream(log), 0)), events -> {});
      SenderAccount account = pipeline.balance().total();
      assertThat(account).isEqualTo(new SenderAccount(LINES, LINES, 0, 0, 0, 0, 0));
    }
  }
}

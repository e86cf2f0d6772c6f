package org.tharsis.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tharsis.config.Site;
import org.tharsis.engine.SiteFolder;
import org.tharsis.engine.SiteRules;

/** Every shipped rule finds what it is for in lines as devices send them, and nothing in bustle. */
class ShippedScenariosTest {
  @SuppressWarnings("NullAway.Init") // set before every test
  private static ScenarioRunner runner;

  @BeforeAll
  static void compileTheBook(@TempDir Path directory) throws IOException {
    Site site = new SiteFolder(directory).site();
    runner = new ScenarioRunner(site, SiteRules.of(site));
  }

  @AfterAll
  static void close() throws IOException {
    runner.close();
  }

  static List<Scenario> scenarios() {
    return Scenarios.shipped();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void comesAsItMust(Scenario scenario) throws IOException {
    Outcome outcome = runner.run(scenario);
    assertThat(outcome.verdict())
        .as("%s; came: %s", scenario.file(), outcome.came())
        .isEqualTo(Outcome.Verdict.PASSED);
    assertThat(outcome.notes()).as("%s", scenario.file()).isEmpty();
  }
}

package org.tharsis.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class SiteOptionsTest {
  @Command
  private static final class Any {
    @Mixin private final SiteOptions options = new SiteOptions();
  }

  /** Somebody pastes them into a shell. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "my/tharsis.yaml,    ` --config my/tharsis.yaml`",
        "a site/a.yaml,      ` --config 'a site/a.yaml'`",
        "$HOME/it's/a.yaml,  ` --config '$HOME/it'\\''s/a.yaml'`",
        "für/a.yaml,         ` --config 'für/a.yaml'`",
      })
  void theyAreSaidAsAShellReadsThem(String config, String said) {
    Any any = CommandLine.populateCommand(new Any(), "--config", config);
    assertThat(any.options.asGiven()).isEqualTo(said);
    Any with = CommandLine.populateCommand(new Any(), "--config", config, "--data", "d");
    assertThat(with.options.asGiven()).isEqualTo(said + " --data d");
    assertThat(CommandLine.populateCommand(new Any()).options.asGiven()).isEmpty();
  }
}

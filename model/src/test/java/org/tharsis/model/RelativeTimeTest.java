package org.tharsis.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelativeTimeTest {
  private static final long NOW = 1_000_000_000;

  @ParameterizedTest
  @CsvSource({"now-2h, -7200000", "now-500ms, -500", "now+1d, 86400000", "now-0s, 0"})
  void liesSoFarFromThePresent(String text, long distance) {
    assertThat(RelativeTime.parse(text, NOW)).isEqualTo(NOW + distance);
  }

  @Test
  void thePresentItself() {
    assertThat(RelativeTime.parse("now", NOW)).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no", "now-", "now2h", "now--2h", "now-2", "now-2w", "NOW", "-2h"})
  void otherWordsAreNone(String text) {
    assertThat(RelativeTime.parse(text, NOW)).isNull();
  }
}

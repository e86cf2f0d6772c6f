package org.tharsis.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "500ms,500ms",
    "1500ms,1500ms",
    "0s,0ms",
    "60s,1m",
    "90s,90s",
    "3600s,1h",
    "90m,90m",
    "24h,1d",
    "36h,36h",
    "366d,366d"
  })
  void isSaidInTheLargestUnitThatIsExact(String text, String formatted) {
    assertThat(Durations.format(Objects.requireNonNull(Durations.parse(text))))
        .isEqualTo(formatted);
  }
}

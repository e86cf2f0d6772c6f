package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {
  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S", "2s,PT2S", "30m,PT30M", "1h,PT1H", "1d,PT24H", "0s,PT0S"})
  void durationsAreWrittenAsTheyAreRead(String text, Duration duration) {
    assertThat(Notation.duration(text)).isEqualTo(duration);
    assertThat(Notation.written(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "s", "2 s", "-2s", "2S", "2w", "1.5h", "9999999999s", "٢s"})
  void otherDurationsAreRefused(String text) {
    assertThatThrownBy(() -> Notation.duration(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"480,480", "64kB,65536", "64KB,65536", "1MB,1048576", "2GB,2147483648"})
  void sizesAreInBytesOrPowersOf1024(String text, long bytes) {
    assertThat(Notation.size(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "64k", "64 kB", "kB", "1TB", "1.5MB", "-1"})
  void otherSizesAreRefused(String text) {
    assertThatThrownBy(() -> Notation.size(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"480,480 bytes", "65536,64kB", "1048576,1MB"})
  void sizesAreWrittenShort(long bytes, String text) {
    assertThat(Notation.written(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2027-02-30", "27-03-31", "31.3.2027", "+12027-03-31", "2027-03", "never"})
  void whatIsNoDateIsRefused(String text) {
    assertThatThrownBy(() -> Notation.date(text)).hasMessageContaining("2027-03-31");
  }
}

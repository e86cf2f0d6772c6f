package org.tharsis.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "fw-1 | fw-1",
        "10.0.0.1 | 10.0.0.1",
        "a,b | \"a,b\"",
        "say \"x\" | \"say \"\"x\"\"\"",
        "two words | \"two words\"",
      })
  void quotesWhatNeedsIt(String text, String cell) {
    assertThat(Csv.cell(text)).isEqualTo(cell);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "=1+2 | \"'=1+2\"",
        "+1 | \"'+1\"",
        "-1 | \"'-1\"",
        "@SUM(A1) | \"'@SUM(A1)\"",
        "\uff1dx | \"'\uff1dx\"",
        "a;=1 | \"a;'=1\"",
        "a;-;+x | \"a;'-;'+x\"",
        "a=1 | a=1",
        "x-y@z | x-y@z",
      })
  void textIsNoFormula(String text, String cell) {
    assertThat(Csv.cell(text.strip())).isEqualTo(cell);
  }

  @Test
  void aTabBeginsNoFormula() {
    assertThat(Csv.cell("\t=1")).isEqualTo("\"'\t'=1\"");
  }

  @Test
  void aLineBreakEndsNoRow() {
    assertThat(Csv.cell("a\r\n=b\u0000")).isEqualTo("a\\x0d\\x0a=b\\x00");
  }

  @Test
  void numbersAreWhatTheyAre() {
    assertThat(Csv.cell(-5L)).isEqualTo("-5");
    assertThat(Csv.cell(true)).isEqualTo("true");
    assertThat(Csv.cell(null)).isEmpty();
  }
}

package org.tharsis.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConjunctionTest {
  @Test
  void whatIsJoinedIsSeparated() {
    assertThat(Conjunction.separated("login && failed&&!( a && b )"))
        .isEqualTo("login ,  failed, !( a && b )");
    assertThat(Conjunction.separated("denied")).isEqualTo("denied");
  }

  /** {@code a && b || c} is {@code ( a && b ) || c}. */
  @Test
  void wherePartsAreAlternativesAllStays() {
    assertThat(Conjunction.separated("a && b || c")).isEqualTo("a && b || c");
    assertThat(Conjunction.separated("( a || b ) && c")).isEqualTo("( a || b ) ,  c");
  }

  @Test
  void textsStay() {
    assertThat(Conjunction.separated("user.name == \"a && (b\" && denied"))
        .isEqualTo("user.name == \"a && (b\" ,  denied");
  }
}

package org.tharsis.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  @ParameterizedTest
  @CsvSource({"port,port,0", "prot,port,1", "Port,port,0", "pot,port,1", "ports,port,1", "a,xyz,3"})
  void oneSlipIsOneApart(String wrong, String right, int distance) {
    assertThat(Spelling.distance(wrong, right)).isEqualTo(distance);
  }

  @Test
  void theNearestIsNamedAndNothingFar() {
    assertThat(Spelling.hint("withn", List.of("within", "around")))
        .isEqualTo("; did you mean 'within'?");
    assertThat(Spelling.hint("x", List.of("within", "around"))).isEmpty();
    assertThat(Spelling.hint("sorce", List.of("source.mac", "source.ip", "host.ip")))
        .isEqualTo("; did you mean 'source.ip'?");
    assertThat(Spelling.hint("w".repeat(5000), List.of("within"))).isEmpty();
  }
}

package org.tharsis.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.Field;

class AskedFieldsTest {
  @Test
  void predicatesStandForTheirFields() {
    assertThat(
            AskedFields.of("( login && !failed ) || event.code == \"event.reason\"").orElseThrow())
        .containsExactlyInAnyOrder(
            Field.EVENT_CATEGORY, Field.EVENT_TYPE, Field.EVENT_OUTCOME, Field.EVENT_CODE);
  }

  @Test
  void operatorsAndNumbersAreNoFields() {
    assertThat(
            AskedFields.of(
                    "network.tcp.flags == null || network.tcp.flags contains \"A\" || event.severity <= 2")
                .orElseThrow())
        .containsExactlyInAnyOrder(Field.NETWORK_TCP_FLAGS, Field.EVENT_SEVERITY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source.ip.toString() != \"0.0.0.0\"",
        "user.name.length() > 3",
        "allowed && addresses.hold( \"list threats\", source.ip )",
        "window_file1_port_scan_1.reached( this )",
        "allowed && $e != null"
      })
  void whatElseIsAskedIsNotKnown(String condition) {
    assertThat(AskedFields.of(condition)).isEmpty();
  }
}

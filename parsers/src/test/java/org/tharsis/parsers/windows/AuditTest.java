package org.tharsis.parsers.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTest {
  @ParameterizedTest
  @CsvSource({
    "Success Audit, success",
    "AUDIT_SUCCESS, success",
    "AUS, success",
    "0x8020000000000000, success",
    "Failure Audit, failure",
    "AUDIT_FAILURE, failure",
    "AUF, failure",
    "0x8010000000000000, failure",
    "0x8080000000000000,",
    "WRN,",
    "0xzz,",
    "0x80100000000000000000,",
  })
  void theOutcomeIsWhatWasAudited(String said, @Nullable String outcome) {
    byte[] bytes = said.getBytes(StandardCharsets.UTF_8);

    assertThat(Audit.outcome(bytes, 0, bytes.length)).isEqualTo(outcome);
  }
}

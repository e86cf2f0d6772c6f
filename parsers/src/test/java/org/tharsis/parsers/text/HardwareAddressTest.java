package org.tharsis.parsers.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HardwareAddressTest {
  private final HardwareAddress hardware = new HardwareAddress(new Names());

  @Test
  void howeverItIsWrittenItIsTheSame() {
    for (String written :
        new String[] {"00:00:5e:00:53:af", "00-00-5E-00-53-AF", "0000.5e00.53af", "00005e0053af"}) {
      assertThat(read(written)).as(written).isEqualTo("00-00-5E-00-53-AF");
    }
  }

  @Test
  void whatIsNoneIsNull() {
    for (String written :
        new String[] {
          "", "*HDLC*", "0000.5e00.53a", "00:00:5e:00:53:af:01", "00:00:5e:00:53:ag", "192.0.2.1"
        }) {
      assertThat(read(written)).as(written).isNull();
    }
  }

  private @Nullable String read(String written) {
    byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
    return hardware.of(bytes, 0, bytes.length);
  }
}

package org.tharsis.index;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tharsis.model.Cidr;
import org.tharsis.model.IpAddress;

/** What columns hold needs no word of its own. */
class LineWordsTest {
  private final Accounted accounted = new Accounted();
  private final LineWords words = new LineWords(accounted, new Template());

  @Test
  void addressesThatColumnsHoldAreNotPosted() {
    accounted.add(ip("192.0.2.7"));
    accounted.add(ip("203.0.113.9"));
    accounted.add(ip("2001:db8::1"));
    assertThat(free("192.0.2.7 203.0.113.9 2001:db8:0::1")).isZero();
    assertThat(free("192.0.2.8")).isEqualTo(1);
    assertThat(free("2001:db8::2")).isEqualTo(1);
  }

  @Test
  void numbersThatColumnsHoldAreNotPosted() {
    accounted.add(4711);
    assertThat(free("4711")).isZero();
    assertThat(free("04711")).isEqualTo(1);
  }

  private int free(String line) {
    words.read(line.getBytes(US_ASCII));
    return words.count();
  }

  private static IpAddress ip(String literal) {
    return Cidr.parse(literal).first();
  }
}

package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.tharsis.model.Problem;

class AddressListTest {
  private final Mistakes mistakes = new Mistakes(Path.of("a.txt"));

  private AddressList list(String text) {
    return AddressListReader.read("a", text, mistakes);
  }

  private static boolean has(AddressList list, String address) {
    return list.addresses().contains(Notation.address(address));
  }

  @Test
  void blocksAndAddressesOneALine() {
    AddressList list = list("192.0.2.0/24\n\n  198.51.100.7  # one\n# none\n2001:db8::/32\n");
    assertThat(has(list, "192.0.2.255")).isTrue();
    assertThat(has(list, "198.51.100.7")).isTrue();
    assertThat(has(list, "198.51.100.8")).isFalse();
    assertThat(has(list, "2001:db8::5")).isTrue();
    assertThat(mistakes.count()).isZero();
  }

  @Test
  void itsHeaderSaysWhereItComesFrom() {
    AddressList list =
        list(
            """
            # source: https://example.com/list
            # taken: 2013-06-01
            # good-for: 90d
            192.0.2.1
            """);
    assertThat(list.source()).isEqualTo("https://example.com/list");
    assertThat(list.taken()).isEqualTo(LocalDate.of(2013, 6, 1));
    assertThat(list.goodFor()).isEqualTo(Duration.ofDays(90));
  }

  @Test
  void theHeaderIsOptionalAndEndsAtTheFirstBlock() {
    AddressList list = list("# note: anything\n192.0.2.1\n# taken: yesterday\n");
    assertThat(list.source()).isNull();
    assertThat(list.taken()).isNull();
    assertThat(mistakes.count()).isZero();
  }

  @Test
  void itIsStaleOnceItsTimeIsOver() {
    AddressList list = list("# taken: 2013-06-01\n# good-for: 90d\n");
    assertThat(list.staleOn(LocalDate.of(2013, 8, 30))).isFalse();
    assertThat(list.staleOn(LocalDate.of(2013, 8, 31))).isTrue();
    assertThat(list("# taken: 2013-06-01\n").staleOn(LocalDate.MAX)).isFalse();
  }

  @Test
  void onlyWhatIsWrongIsReportedAndTheRestHolds() {
    AddressList list =
        list(
            """
            # taken: 1.6.2013
            # good-for: long
            192.0.2.0/24
            192.0.2
            10.0.0.1/8
            example.com
            """);
    assertThat(mistakes.all())
        .extracting(Problem::toString)
        .containsExactly(
            "a.txt:1: '1.6.2013' is not a date; write year-month-day: 2027-03-31",
            "a.txt:2: 'long' is not a duration; write a number and a unit: 500ms, 60s, 5m, 1h, 1d",
            "a.txt:4: '192.0.2' is no IP address; write 10.0.0.0/8, 2001:db8::/32 or one address",
            "a.txt:5: '10.0.0.1/8' has host bits set; the network is 10.0.0.0/8",
            "a.txt:6: 'example.com' is no IP address; write 10.0.0.0/8, 2001:db8::/32 or one"
                + " address");
    assertThat(has(list, "192.0.2.1")).isTrue();
  }
}

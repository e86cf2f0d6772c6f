package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.AddressSet;
import org.tharsis.model.DatedSet;
import org.tharsis.model.Problem;

class AddressListTest {
  private final Mistakes mistakes = new Mistakes(Path.of("a.txt"));

  private ListText read(String text) {
    return ListTextReader.read(text, mistakes);
  }

  private AddressList list(String text) {
    ListText read = read(text);
    return new AddressList("a", DatedSet.always(read.addresses()), read.header(), LocalDate.EPOCH);
  }

  private List<String> problems() {
    return mistakes.all().stream().map(Problem::toString).toList();
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

  @Test
  void rangesStandBesideBlocks() {
    AddressList list = list("192.0.2.7-192.0.2.19\n2001:db8::1 - 2001:db8::ff\n");
    assertThat(has(list, "192.0.2.19")).isTrue();
    assertThat(has(list, "192.0.2.20")).isFalse();
    assertThat(has(list, "2001:db8::80")).isTrue();
    assertThat(mistakes.count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0/0", "::/0"})
  void aBlockThatIsEverybodyIsNotTaken(String everybody) {
    AddressList list = list("192.0.2.0/24\n" + everybody + "\n");
    assertThat(problems())
        .containsExactly(
            "a.txt:2: '%s' is every address there is, and tells nobody apart; write the blocks that are meant"
                .formatted(everybody));
    assertThat(has(list, "192.0.2.1")).isTrue();
    assertThat(has(list, "198.51.100.1")).isFalse();
  }

  @Test
  void blocksThatAreEverybodyTogetherAreNoList() {
    AddressList list = list("0.0.0.0/1\n128.0.0.0/1\n");
    assertThat(problems()).singleElement().asString().startsWith("a.txt: 'all of it together'");
    assertThat(list.addresses().isEmpty()).isTrue();
  }

  @Test
  void aListMayBeOfPorts() {
    ListText list = read("# kind: ports\n80\n8080-8082 # proxies\n");
    assertThat(list.ports()).containsExactlyInAnyOrder(80L, 8080L, 8081L, 8082L);
    assertThat(mistakes.count()).isZero();
  }

  @Test
  void aListMayBeOfNamesOrUsers() {
    ListText names = read("# kind: names\nfw-1\n*.cdn.example.com\n");
    assertThat(names.names().contains("FW-1")).isTrue();
    assertThat(names.names().contains("a.cdn.example.com")).isTrue();
    ListText users = read("# kind: users\nEXAMPLE\\anna\nsvc backup\n");
    assertThat(users.names().contains("example\\Anna")).isTrue();
    assertThat(users.names().contains("svc backup")).isTrue();
    assertThat(mistakes.count()).isZero();
  }

  @Test
  void mistakesInOtherKindsHaveTheirLine() {
    read("# kind: ports\n80\n65536\nhttp\n90-80\n");
    read("# kind: names\nfw 1\nfw-*\n");
    read("# kind: port\n");
    assertThat(problems())
        .containsExactlyInAnyOrder(
            "a.txt:3: 65536 is out of range; write 0 to 65535",
            "a.txt:4: 'http' is not a whole number; write digits, as 5514",
            "a.txt:5: '90-80' ends before it begins; write the first one first",
            "a.txt:2: 'fw 1' is no name; write one a line",
            "a.txt:3: 'fw-*' has a star where none can be; write *.example.com for all below it",
            "a.txt:1: 'port' is no kind of list; did you mean 'ports'?");
  }

  /** What was fetched is written so that people and git can read it, and read again the same. */
  @Test
  void whatIsWrittenReadsTheSame() {
    AddressSet addresses =
        new AddressSet.Builder().add("192.0.2.3-192.0.2.9").add("2001:db8::/32").build();
    ListHeader header =
        new ListHeader(
            ListKind.ADDRESSES,
            "https://example.com/ranges.json",
            LocalDate.of(2026, 11, 20),
            Duration.ofDays(30),
            new ListHeader.Fetch(
                Instant.parse("2026-11-20T03:00:00Z"),
                "aws, service s3",
                "\"abc\"",
                "Fri, 20 Nov 2026 02:00:00 GMT"));
    String text = ListText.write(header, addresses);
    ListText read = read(text);
    assertThat(read.header()).isEqualTo(header);
    assertThat(read.addresses()).isEqualTo(addresses);
    assertThat(text).contains("# good-for: 30d\n").contains("\n192.0.2.4/30\n");
  }

  @Test
  void whatAServerSentStaysOnItsLine() {
    ListHeader header =
        new ListHeader(
            ListKind.ADDRESSES,
            null,
            null,
            null,
            new ListHeader.Fetch(Instant.EPOCH, "", "\"a\n0.0.0.0/0\"", null));
    assertThat(ListText.write(header, AddressSet.EMPTY)).contains("# etag: \"a0.0.0.0/0\"\n");
  }
}

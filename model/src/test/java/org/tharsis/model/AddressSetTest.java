package org.tharsis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressSetTest {
  private static final long SEED = 96_6_123_83;

  private static IpAddress address(String literal) {
    return Objects.requireNonNull(IpAddress.parse(literal));
  }

  private static AddressSet set(String... blocks) {
    return AddressSet.of(Stream.of(blocks).map(Cidr::parse).toList());
  }

  private static List<String> blocks(AddressSet set) {
    List<String> blocks = new ArrayList<>();
    set.forEachBlock(block -> blocks.add(block.toString()));
    return blocks;
  }

  @Test
  void nothingIsInTheEmptySet() {
    assertThat(AddressSet.EMPTY.isEmpty()).isTrue();
    assertThat(AddressSet.EMPTY.contains(address("0.0.0.0"))).isFalse();
    assertThat(AddressSet.EMPTY.contains(address("::"))).isFalse();
    assertThat(AddressSet.EMPTY).isEqualTo(set());
  }

  @Test
  void theEndsOfTheAddressSpaceAreAddressesLikeOthers() {
    AddressSet set = set("0.0.0.0/8", "255.255.255.255", "::/128", "ffff::/16");
    assertThat(List.of("0.0.0.0", "0.255.255.255", "255.255.255.255", "::", "ffff::", "ffff:1::"))
        .allMatch(each -> set.contains(address(each)));
    assertThat(List.of("1.0.0.0", "255.255.255.254", "::1", "fffe::", "::fffe:ffff:ffff"))
        .noneMatch(each -> set.contains(address(each)));
  }

  @Test
  void aBlockOverBothFamiliesHoldsBoth() {
    AddressSet all = set("::/0");
    assertThat(all.contains(address("192.0.2.1"))).isTrue();
    assertThat(all.contains(address("::1"))).isTrue();
    assertThat(all.contains(address("2001:db8::1"))).isTrue();
    assertThat(all.countV4()).isEqualTo(1L << 32);
    assertThat(all.countV6()).isCloseTo(0x1p128, within(0x1p90));
    assertThat(all.ranges()).isEqualTo(3);
  }

  @Test
  void overlapsAndNeighboursAreOneRange() {
    AddressSet set = set("192.0.2.128/25", "192.0.2.0/25", "192.0.2.0/26", "198.51.100.0/24");
    assertThat(set.ranges()).isEqualTo(2);
    assertThat(blocks(set)).containsExactly("192.0.2.0/24", "198.51.100.0/24");
    assertThat(set).isEqualTo(set("198.51.100.0/24", "192.0.2.0/24"));
    assertThat(set("2001:db8::/33", "2001:db8:8000::/33")).isEqualTo(set("2001:db8::/32"));
  }

  @Test
  void aRangeIsWrittenInTheFewestBlocks() {
    AddressSet set =
        new AddressSet.Builder()
            .add(address("192.0.2.3"), address("192.0.2.10"))
            .add(address("2001:db8::ffff"), address("2001:db8::1:0"))
            .add(address("255.255.255.255"), address("255.255.255.255"))
            .build();
    assertThat(blocks(set))
        .containsExactly(
            "192.0.2.3/32",
            "192.0.2.4/30",
            "192.0.2.8/31",
            "192.0.2.10/32",
            "255.255.255.255/32",
            "2001:db8::ffff/128",
            "2001:db8::1:0/128");
    assertThat(set.countV4()).isEqualTo(9);
    assertThat(set.countV6()).isEqualTo(2);
  }

  @Test
  void aRangeThatEndsBeforeItBeginsIsNone() {
    AddressSet.Builder builder = new AddressSet.Builder();
    assertThatThrownBy(() -> builder.add(address("192.0.2.2"), address("192.0.2.1")))
        .hasMessage("192.0.2.2 is behind 192.0.2.1; write the first one first");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "192.0.2.7- | '192.0.2.7-' is no range of addresses; write 192.0.2.7-192.0.2.19",
        "192.0.2.7-2001:db8::1 | '192.0.2.7-2001:db8::1' is no range of addresses; write"
            + " 192.0.2.7-192.0.2.19",
        "192.0.2.7-192.0.2.1 | 192.0.2.7 is behind 192.0.2.1; write the first one first",
        "192.0.2.7/24 | '192.0.2.7/24' has host bits set; the network is 192.0.2.0/24",
      })
  void aWrongLineSaysWhatWouldBeRight(String text, String message) {
    AddressSet.Builder builder = new AddressSet.Builder();
    assertThatThrownBy(() -> builder.add(text)).hasMessage(message);
  }

  @Test
  void aRangeIsReadWithItsEnds() {
    AddressSet set = new AddressSet.Builder().add("192.0.2.7 - 192.0.2.8").build();
    assertThat(set).isEqualTo(set("192.0.2.7", "192.0.2.8"));
  }

  @Test
  void everythingIsAllOfOneFamily() {
    assertThat(set("0.0.0.0/0").isEverything()).isTrue();
    assertThat(set("0.0.0.0/1", "128.0.0.0/1").isEverything()).isTrue();
    assertThat(set("2000::/3").isEverything()).isTrue();
    assertThat(set("::/0").isEverything()).isTrue();
    assertThat(set("0.0.0.0/1", "128.0.0.0/2", "2001::/16").isEverything()).isFalse();
    assertThat(AddressSet.EMPTY.isEverything()).isFalse();
  }

  @Test
  void whatIsGoneAndWhatIsShared() {
    AddressSet before = set("192.0.2.0/24", "2001:db8::/32");
    AddressSet after = set("192.0.2.64/26", "192.0.2.200", "2001:db8:8000::/33", "203.0.113.0/24");
    assertThat(blocks(before.minus(after)))
        .startsWith("192.0.2.0/26", "192.0.2.128/26", "192.0.2.192/29", "192.0.2.201/32")
        .endsWith("192.0.2.224/27", "2001:db8::/33");
    assertThat(before.and(after))
        .isEqualTo(set("192.0.2.64/26", "192.0.2.200", "2001:db8:8000::/33"));
    assertThat(before.shareGone(after)).isCloseTo(191 / 256.0, within(1e-9));
    assertThat(before.shareGone(before)).isZero();
    assertThat(AddressSet.EMPTY.shareGone(after)).isZero();
  }

  /** Losing all of IPv4 is a loss, however much there is of IPv6. */
  @Test
  void eachFamilyIsMeasuredForItself() {
    AddressSet before = set("192.0.2.0/24", "2001:db8::/32");
    assertThat(before.shareGone(set("2001:db8::/32"))).isEqualTo(1);
    assertThat(before.shareGone(set("192.0.2.0/24", "2001:db8::/33"))).isCloseTo(0.5, within(1e-9));
  }

  /** Dense enough that ranges overlap, touch and share what the index goes by. */
  @Test
  void itAgreesWithASetOfSingleAddresses() {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      IpAddress origin = origin(random);
      Set<IpAddress> one = new TreeSet<>();
      AddressSet a = random(random, origin, one);
      Set<IpAddress> other = new TreeSet<>();
      AddressSet b = random(random, origin, other);
      AddressSet gone = a.minus(b);
      AddressSet shared = a.and(b);
      for (int i = -3; i < 260; i++) {
        IpAddress each = plus(origin, i);
        assertThat(a.contains(each)).as("seed %d: %s", SEED, each).isEqualTo(one.contains(each));
        assertThat(gone.contains(each)).isEqualTo(one.contains(each) && !other.contains(each));
        assertThat(shared.contains(each)).isEqualTo(one.contains(each) && other.contains(each));
      }
      List<Cidr> written = new ArrayList<>();
      a.forEachBlock(written::add);
      assertThat(AddressSet.of(written)).as("seed %d", SEED).isEqualTo(a);
      assertThat(a.countV4() + a.countV6()).isEqualTo(one.size());
    }
  }

  private static IpAddress origin(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> IpAddress.v4(random.nextInt());
      case 1 -> IpAddress.of(random.nextLong(), random.nextLong());
      default -> IpAddress.of(random.nextLong() >>> 8, -100); // over the end of the lower half
    };
  }

  private static IpAddress plus(IpAddress origin, int count) {
    if (origin.isV4()) {
      return IpAddress.v4((int) origin.low() + count);
    }
    long low = origin.low() + count;
    boolean over = count >= 0 && Long.compareUnsigned(low, origin.low()) < 0;
    boolean under = count < 0 && Long.compareUnsigned(low, origin.low()) > 0;
    return IpAddress.of(origin.high() + (over ? 1 : under ? -1 : 0), low);
  }

  private static AddressSet random(Random random, IpAddress origin, Set<IpAddress> single) {
    AddressSet.Builder builder = new AddressSet.Builder();
    for (int n = random.nextInt(20); n > 0; n--) {
      int from = random.nextInt(256);
      int to = Math.min(from + random.nextInt(12), 255);
      IpAddress first = plus(origin, from);
      IpAddress last = plus(origin, to);
      if (first.compareTo(last) > 0) {
        continue; // over the end of the address space
      }
      builder.add(first, last);
      for (int i = from; i <= to; i++) {
        single.add(plus(origin, i));
      }
    }
    return builder.build();
  }

  /** As many as the index is made for, in both families, narrow and wide. */
  @Test
  void manyBlocksAreAllFound() {
    Random random = new Random(SEED);
    AddressSet.Builder builder = new AddressSet.Builder();
    List<Cidr> blocks = new ArrayList<>();
    for (int i = 0; i < 300_000; i++) {
      int v4 = random.nextInt() & -(1 << 4);
      long high = 0x2a00_0000_0000_0000L | (random.nextLong() >>> 8 & -(1L << 16));
      blocks.add(Cidr.parse(IpAddress.v4(v4) + "/28"));
      blocks.add(Cidr.parse(IpAddress.of(high, 0) + "/48"));
    }
    blocks.forEach(builder::add);
    AddressSet set = builder.build();
    assertThat(set.ranges()).isGreaterThan(500_000);
    assertThat(blocks).allMatch(block -> set.contains(block.first()) && set.contains(block.last()));
    Set<IpAddress> firsts = new TreeSet<>();
    blocks.forEach(block -> firsts.add(block.first()));
    for (int i = 0; i < 100_000; i++) {
      IpAddress address = IpAddress.v4(random.nextInt());
      IpAddress first = IpAddress.v4((int) address.low() & -(1 << 4));
      assertThat(set.contains(address)).as("%s", address).isEqualTo(firsts.contains(first));
    }
  }
}

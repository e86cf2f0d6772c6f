package org.tharsis.engine.exclusion.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;
import org.tharsis.model.IpAddress;

class BlocksTest {
  private static List<String> around(int most, String... addresses) {
    TreeSet<IpAddress> set = new TreeSet<>(Stream.of(addresses).map(IpAddress::parse).toList());
    return Blocks.around(set, most).stream().map(Blocks::written).toList();
  }

  @Test
  void oneAddressIsItself() {
    assertThat(around(4, "192.0.2.9", "192.0.2.9")).containsExactly("192.0.2.9");
    assertThat(around(1)).isEmpty();
  }

  @Test
  void itIsSplitWhereItIsWidest() {
    String[] addresses = {"192.0.2.8", "192.0.2.11", "192.0.2.200", "198.51.100.7"};
    assertThat(around(1, addresses)).containsExactly("192.0.0.0/5");
    assertThat(around(2, addresses)).containsExactly("192.0.2.0/24", "198.51.100.7");
    assertThat(around(3, addresses)).containsExactly("192.0.2.8/30", "192.0.2.200", "198.51.100.7");
    assertThat(around(9, addresses)).hasSize(4);
  }

  @Test
  void familiesLieApart() {
    assertThat(around(1, "192.0.2.1", "2001:db8::1", "2001:db8::2"))
        .containsExactly("192.0.2.1", "2001:db8::/126");
    assertThat(Blocks.sayNothing(List.of(Cidr.parse("192.0.0.0/5")))).isTrue();
    assertThat(Blocks.sayNothing(List.of(Cidr.parse("10.0.0.0/8")))).isFalse();
    assertThat(Blocks.sayNothing(List.of(Cidr.parse("2000::/16")))).isTrue();
  }

  @Test
  void allAreInAndNoMoreBlocksThanAsked() {
    long seed = 5;
    System.err.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      TreeSet<IpAddress> addresses = new TreeSet<>();
      for (int j = random.nextInt(30); j >= 0; j--) {
        addresses.add(
            random.nextBoolean()
                ? IpAddress.v4(0x0a000000 | random.nextInt(1 << 20))
                : IpAddress.of(0x20010db800000000L, random.nextLong()));
      }
      int most = 1 + random.nextInt(5);
      List<Cidr> blocks = Blocks.around(addresses, most);
      assertThat(blocks).hasSizeLessThanOrEqualTo(2 * most);
      assertThat(addresses).allMatch(AddressSet.of(blocks)::contains);
      double wider = size(Blocks.around(addresses, most));
      assertThat(size(Blocks.around(addresses, most + 1))).isLessThanOrEqualTo(wider);
    }
  }

  private static double size(List<Cidr> blocks) {
    AddressSet set = AddressSet.of(blocks);
    return set.countV4() + set.countV6();
  }
}

package org.tharsis.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressMapTest {
  private static AddressMap<String> map(String... blocks) {
    Map<Cidr, String> values = new HashMap<>();
    for (String block : blocks) {
      values.put(Cidr.parse(block), block);
    }
    return AddressMap.of(values);
  }

  private static IpAddress address(String text) {
    return Objects.requireNonNull(IpAddress.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "9.255.255.255,",
    "10.0.0.0, 10.0.0.0/8",
    "10.1.1.255, 10.0.0.0/8",
    "10.1.2.0, 10.1.2.0/24",
    "10.1.2.3, 10.1.2.3",
    "10.1.2.4, 10.1.2.0/24",
    "10.1.3.0, 10.1.3.0/24",
    "10.1.4.0, 10.0.0.0/8",
    "10.255.255.255, 10.255.255.255",
    "11.0.0.0,",
    "2001:db8::1, 2001:db8::/32",
    "ffff::1, ffff::/16",
  })
  void theNarrowestBlockWins(String address, @Nullable String block) {
    AddressMap<String> map =
        map(
            "10.0.0.0/8",
            "10.1.2.0/24",
            "10.1.3.0/24",
            "10.1.2.3",
            "10.255.255.255",
            "2001:db8::/32",
            "ffff::/16");
    assertThat(map.get(address(address))).isEqualTo(block);
  }

  @Test
  void aBlockMayHoldEverything() {
    AddressMap<String> map = map("::/0", "0.0.0.0/0");
    assertThat(map.get(address("::"))).isEqualTo("::/0");
    assertThat(map.get(address("192.0.2.1"))).isEqualTo("0.0.0.0/0");
    assertThat(map.get(address("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"))).isEqualTo("::/0");
  }

  @Test
  void withoutBlocksNothingIsFound() {
    AddressMap<String> map = AddressMap.of(Map.of());
    assertThat(map.isEmpty()).isTrue();
    assertThat(map.get(address("192.0.2.1"))).isNull();
    assertThat(map("::/0").isEmpty()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyBlocksAsOneWouldLookThemUpByHand(long seed) {
    Random random = new Random(seed);
    Map<Cidr, Integer> blocks = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      int length = 22 + random.nextInt(11);
      int bits = 0xc6120000 | (random.nextInt(1 << 12) & (-1 << (32 - length)));
      blocks.put(Cidr.parse(IpAddress.v4(bits) + "/" + length), i);
    }
    AddressMap<Integer> map = AddressMap.of(blocks);
    for (int i = -2; i < (1 << 12) + 2; i++) {
      IpAddress address = IpAddress.v4(0xc6120000 + i);
      assertThat(map.get(address))
          .as("seed %d, %s", seed, address)
          .isEqualTo(byHand(blocks, address));
    }
  }

  private static @Nullable Integer byHand(Map<Cidr, Integer> blocks, IpAddress address) {
    Cidr best = null;
    for (Cidr block : blocks.keySet()) {
      boolean better = best == null || block.prefixLength() > best.prefixLength();
      if (better && block.contains(address)) {
        best = block;
      }
    }
    return best == null ? null : blocks.get(best);
  }
}

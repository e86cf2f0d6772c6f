package org.tharsis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "2001:db8::1, 2001:db8::1",
    "2001:0DB8:0:0:0:0:0:1, 2001:db8::1",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "::ffff:192.0.2.1, 192.0.2.1",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
  })
  void readsAndWritesCanonically(String literal, String canonical) {
    assertThat(IpAddress.parse(literal)).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "1.2.3.",
        ".1.2.3",
        "1..2.3",
        "1.2.3.4 ",
        "1.2.3.1234",
        ":",
        ":::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "12345::",
        "1:2:3:4:5:6:7:8::",
        "::1.2.3",
        "1:2:3:4:5:6:7:1.2.3.4",
        "fe80::1%eth0",
        "1:",
        "::g",
        "a.b.c.d",
        "1:2:3:4:5:6:7:"
      })
  void refusesWhatIsNone(String text) {
    assertThat(IpAddress.parse(text)).isNull();
  }

  @Test
  void agreesWithThePlatformOnRandomAddresses() throws Exception {
    long seed = 20261121;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
      random.nextBytes(bytes);
      for (int zero = random.nextInt(bytes.length);
          zero < bytes.length;
          zero += 1 + random.nextInt(2)) {
        bytes[zero] = 0;
      }
      InetAddress platform = InetAddress.getByAddress(bytes);
      IpAddress ours = IpAddress.ofBytes(bytes);
      assertThat(IpAddress.parse(platform.getHostAddress())).as("seed %d", seed).isEqualTo(ours);
      assertThat(IpAddress.parse(ours.toString())).isEqualTo(ours);
      assertThat(InetAddress.ofLiteral(ours.toString())).isEqualTo(platform);
      assertThat(IpAddress.ofBytes(ours.toBytes())).isEqualTo(ours);
    }
  }

  @Test
  void ordersAsUnsignedNumbers() {
    assertThat(IpAddress.parse("10.0.0.255")).isLessThan(IpAddress.parse("200.0.0.1"));
    assertThat(IpAddress.parse("2001:db8::")).isLessThan(IpAddress.parse("fe80::"));
    assertThat(IpAddress.parse("255.255.255.255")).isLessThan(IpAddress.parse("2001:db8::"));
  }

  private static IpAddress address(String literal) {
    return Objects.requireNonNull(IpAddress.parse(literal));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, 11.0.0.0",
    "192.0.2.7, 192.0.2.7, 192.0.2.8",
    "0.0.0.0/0, 255.255.255.255, ::1",
    "2001:db8::/32, 2001:db8:ffff::, 2001:db9::",
    "2001:db8::8/125, 2001:db8::f, 2001:db8::10",
    "::/0, ffff::, ",
  })
  void blocks(String block, String inside, String outside) {
    Cidr cidr = Cidr.parse(block);
    assertThat(cidr.contains(address(inside))).isTrue();
    if (outside != null) {
      assertThat(cidr.contains(address(outside))).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "10.0.0.1/8 | '10.0.0.1/8' has host bits set; the network is 10.0.0.0/8",
        "10.0.0.0/33 | '/33' is no prefix length; write 0 to 32",
        "10.0.0.0/ | '/' is no prefix length; write 0 to 32",
        "2001:db8::/129 | '/129' is no prefix length; write 0 to 128",
        "10.0.0/8 | '10.0.0' is no IP address; write 10.0.0.0/8, 2001:db8::/32 or one address",
      })
  void wrongBlocksSayWhatWouldBeRight(String block, String message) {
    assertThatThrownBy(() -> Cidr.parse(block)).hasMessage(message);
  }

  @Test
  void aSetAgreesWithLookingAtEveryBlock() {
    long seed = 4226;
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      List<Cidr> blocks = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        int length = 16 + random.nextInt(17);
        int bits = random.nextInt(1 << 20) >>> (32 - length) << (32 - length);
        blocks.add(Cidr.parse(IpAddress.v4(bits) + "/" + length));
      }
      AddressSet set = AddressSet.of(blocks);
      for (int i = 0; i < 500; i++) {
        IpAddress address = IpAddress.v4(random.nextInt(1 << 20));
        assertThat(set.contains(address))
            .as("seed %d: %s in %s", seed, address, blocks)
            .isEqualTo(blocks.stream().anyMatch(block -> block.contains(address)));
      }
    }
  }
}

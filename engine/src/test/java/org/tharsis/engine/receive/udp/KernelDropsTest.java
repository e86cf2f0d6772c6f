package org.tharsis.engine.receive.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.address;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.receive.OpenReceivers;

class KernelDropsTest {
  private static final String REST =
      " 00:00000000 00000000     0        0 4711 2 0000000000000000 ";

  @TempDir private Path directory;

  private static KernelDrops drops(String address, int port) throws UnknownHostException {
    return new KernelDrops(new InetSocketAddress(InetAddress.getByName(address), port));
  }

  /** As the table has it: words in the machine's order of bytes. */
  private static String words(String network) {
    StringBuilder words = new StringBuilder();
    for (int from = 0; from < network.length(); from += 8) {
      int word = Integer.parseUnsignedInt(network, from, from + 8, 16);
      boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
      words.append("%08X".formatted(little ? Integer.reverseBytes(word) : word));
    }
    return words.toString();
  }

  private static String row(String address, String drops) {
    return " 1234: %s:158A 00000000:0000 07 00000000:00000000".formatted(words(address))
        + REST
        + drops;
  }

  @ParameterizedTest
  @CsvSource({
    "7F000001, 127.0.0.1",
    "00000000000000000000FFFF7F000001, 127.0.0.1",
    "00000000, 0.0.0.0",
    "00000000000000000000000000000000, 0.0.0.0",
    "00000000000000000000000000000000, ::",
    "20010DB8000000000000000000000001, 2001:db8::1"
  })
  void theSocketIsFoundByItsAddress(String written, String local) throws Exception {
    assertThat(drops(local, 5514).in(row(written, "17"))).isEqualTo(17);
  }

  @ParameterizedTest
  @CsvSource({
    "7F000001, 127.0.0.2, 5514",
    "7F000001, 127.0.0.1, 5515",
    "00000000, 127.0.0.1, 5514",
    "7F000001, 0.0.0.0, 5514",
    "20010DB8000000000000000000000001, 2001:db8::2, 5514"
  })
  void anotherSocketsAreNotOurs(String written, String local, int port) throws Exception {
    assertThat(drops(local, port).in(row(written, "17"))).isEqualTo(KernelDrops.NOT_OURS);
  }

  @Test
  void whatIsNoRowIsNotOurs() throws Exception {
    KernelDrops drops = drops("0.0.0.0", 5514);
    for (String row :
        List.of(
            "", "  sl  local_address rem_address   st tx_queue", "1: x:158A 1", "1: 00:158A 1")) {
      assertThat(drops.in(row)).as(row).isEqualTo(KernelDrops.NOT_OURS);
    }
    assertThat(drops.in(row("00000000", "many"))).isEqualTo(KernelDrops.NOT_OURS);
  }

  /** Nobody reads while the clock stands, so that the kernel's buffer must overflow. */
  @Test
  void everyDatagramThatWasSentIsTakenInOrLost() throws Exception {
    CountDownLatch wound = new CountDownLatch(1);
    InstantSource clock =
        () -> {
          awaitQuietly(wound);
          return Instant.EPOCH;
        };
    var udp = new ReceiverSettings.Udp(address("127.0.0.1"), 0, 8_192, 4 << 10);
    try (OpenReceivers open = new OpenReceivers(directory, List.of(), clock, udp)) {
      int sent = 2_000;
      open.datagrams("<13>" + "x".repeat(500), sent);
      wound.countDown();
      int taken = open.stop();
      assertThat(taken).isPositive().isLessThan(sent);
      if (KernelDrops.areKnown()) {
        Map<String, Long> lost = open.losses().lost();
        assertThat(lost).containsExactly(Map.entry("udp:0 (kernel)", (long) sent - taken));
      } else {
        assertThat(open.losses().lost()).isEmpty();
      }
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

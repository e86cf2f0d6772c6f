package org.tharsis.engine.receive.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.address;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.receive.OpenReceivers;
import org.tharsis.engine.receive.transport.Transport;

class KernelDropsTest {
  private static final String REST =
      " 00:00000000 00000000     0        0 4711 2 0000000000000000 ";

  private static final long INODE = 4711;
  private static final Set<Long> OWN = Set.of(INODE);

  @TempDir private Path directory;

  private static KernelDrops drops(String address, int port) throws UnknownHostException {
    return new KernelDrops(new InetSocketAddress(InetAddress.getByName(address), port), OWN);
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
    assertThat(drops(local, 5514).row(row(written, "17")))
        .isEqualTo(new KernelDrops.Row(INODE, 17));
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
    assertThat(drops(local, port).row(row(written, "17"))).isNull();
  }

  @Test
  void whatIsNoRowIsNotOurs() throws Exception {
    KernelDrops drops = drops("0.0.0.0", 5514);
    for (String row :
        List.of(
            "", "  sl  local_address rem_address   st tx_queue", "1: x:158A 1", "1: 00:158A 1")) {
      assertThat(drops.row(row)).as(row).isNull();
    }
    assertThat(drops.row(row("00000000", "many"))).isNull();
  }

  @Test
  void aSocketOfAnotherProcessOnTheSamePortIsNotOurs() throws Exception {
    InetSocketAddress local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5514);
    String row = row("7F000001", "17");
    assertThat(new KernelDrops(local, Set.of(INODE + 1)).row(row)).isNull();
    assertThat(new KernelDrops(local, Set.of()).row(row)).as("nobody knows whose").isNotNull();
  }

  @Test
  void ourSocketsAreKnown() throws Exception {
    int before = OwnSockets.inodes().size();
    try (DatagramSocket one = new DatagramSocket();
        DatagramSocket other = new DatagramSocket()) {
      assertThat(one.getLocalPort()).isNotEqualTo(other.getLocalPort());
      assertThat(OwnSockets.inodes()).hasSize(KernelDrops.areKnown() ? before + 2 : 0);
    }
  }

  /** Nobody reads while the clock stands, so that the kernel's buffer must overflow. */
  @ParameterizedTest
  @MethodSource("org.tharsis.engine.receive.transport.Transports#andSockets")
  void everyDatagramThatWasSentIsTakenInOrLost(Transport transport, int sockets) throws Exception {
    CountDownLatch wound = new CountDownLatch(1);
    InstantSource clock =
        () -> {
          awaitQuietly(wound);
          return Instant.EPOCH;
        };
    var udp = new ReceiverSettings.Udp(address("127.0.0.1"), 0, 8_192, 4 << 10, sockets, List.of());
    try (OpenReceivers open = new OpenReceivers(transport, directory, List.of(), clock, udp)) {
      int sent = 2_000;
      for (int i = 0; i < 10; i++) { // from ten ports
        open.datagrams("<13>" + "x".repeat(500), sent / 10);
      }
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

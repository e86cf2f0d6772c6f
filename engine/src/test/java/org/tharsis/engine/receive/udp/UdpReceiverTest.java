package org.tharsis.engine.receive.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.address;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.receive.OpenReceivers;
import org.tharsis.engine.receive.transport.Transport;
import org.tharsis.model.Problem;

/** Datagrams between real sockets, by every transport there is. */
class UdpReceiverTest {
  private static final String ALL = "org.tharsis.engine.receive.transport.Transports#all";
  private static final String AND_SOCKETS =
      "org.tharsis.engine.receive.transport.Transports#andSockets";
  private static final long CAP_NET_ADMIN = 1 << 12;
  private static final Path MOST_BUFFER = Path.of("/proc/sys/net/core/rmem_max");

  /** What IPv4 leaves of its 65,535 bytes beside both headers. */
  private static final int LONGEST = 65_507;

  @TempDir private Path directory;

  private static ReceiverSettings.Udp udp(int port, int bufferBytes, int sockets) {
    return new ReceiverSettings.Udp(
        address("127.0.0.1"), port, 1 << 20, bufferBytes, sockets, List.of());
  }

  private OpenReceivers open(Transport transport, ReceiverSettings... settings) throws IOException {
    return new OpenReceivers(transport, directory, List.of(), InstantSource.system(), settings);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void theLongestDatagramComesWholeAmongShortOnes(Transport transport) throws Exception {
    String longest = "<13>" + "x".repeat(LONGEST - 4);
    try (OpenReceivers open = open(transport, udp(0, 1 << 20, 1))) {
      for (int i = 0; i < 3; i++) {
        open.datagrams("<13>short\r\n", 9);
        open.datagrams(longest, 1);
      }
      List<String> said = open.said(30);
      assertThat(said).hasSize(30).allMatch(line -> line.startsWith("127.0.0.1 <13>"));
      assertThat(said).filteredOn(("127.0.0.1 " + longest)::equals).hasSize(3);
      assertThat(said).filteredOn("127.0.0.1 <13>short"::equals).hasSize(27);
    }
  }

  @ParameterizedTest
  @MethodSource(AND_SOCKETS)
  void eachSendersLinesComeInTheirOrder(Transport transport, int sockets) throws Exception {
    int senders = 20;
    int lines = 50;
    try (OpenReceivers open = open(transport, udp(0, 4 << 20, sockets))) {
      for (int sender = 0; sender < senders; sender++) {
        send(open, sender, lines);
      }
      List<String> said = open.said(senders * lines);
      for (int sender = 0; sender < senders; sender++) {
        String prefix = "127.0.0.1 <13>%d:".formatted(sender);
        List<String> expected = new ArrayList<>();
        for (int line = 0; line < lines; line++) {
          expected.add(prefix + line);
        }
        assertThat(said).filteredOn(each -> each.startsWith(prefix)).isEqualTo(expected);
      }
    }
  }

  private static void send(OpenReceivers open, int sender, int lines) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int line = 0; line < lines; line++) {
        byte[] bytes = "<13>%d:%d".formatted(sender, line).getBytes(StandardCharsets.US_ASCII);
        socket.send(new DatagramPacket(bytes, bytes.length, open.address()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(AND_SOCKETS)
  void asManySocketsAsAreSetShareThePort(Transport transport, int sockets) throws Exception {
    try (OpenReceivers open = open(transport, udp(0, 1 << 20, sockets))) {
      assertThat(open.receivers().problems()).isEmpty();
      if (KernelDrops.areKnown()) {
        KernelDrops rows = new KernelDrops(open.address(), OwnSockets.inodes());
        assertThat(tables().filter(line -> rows.row(line) != null)).hasSize(sockets);
      }
    }
  }

  private static Stream<String> tables() throws IOException {
    List<String> all = new ArrayList<>(Files.readAllLines(Path.of("/proc/net/udp")));
    all.addAll(Files.readAllLines(Path.of("/proc/net/udp6")));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource(AND_SOCKETS)
  void onAllAddressesTheSenderAndTheSocketsAreKnownAlike(Transport transport, int sockets)
      throws Exception {
    var everywhere =
        new ReceiverSettings.Udp(address("0.0.0.0"), 0, 8_192, 1 << 20, sockets, List.of());
    try (OpenReceivers open = open(transport, everywhere);
        DatagramSocket sender = new DatagramSocket()) {
      byte[] line = "<13>one".getBytes(StandardCharsets.US_ASCII);
      InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      sender.send(new DatagramPacket(line, line.length, here, open.address().getPort()));
      assertThat(open.said(1)).containsExactly("127.0.0.1 <13>one");
      if (KernelDrops.areKnown()) {
        KernelDrops rows = new KernelDrops(open.address(), OwnSockets.inodes());
        assertThat(tables().filter(row -> rows.row(row) != null)).hasSize(sockets);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(AND_SOCKETS)
  void aPortThatSomebodyElseHasIsAProblem(Transport transport, int sockets) throws Exception {
    try (DatagramSocket other = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        OpenReceivers open = open(transport, udp(other.getLocalPort(), 1 << 20, sockets))) {
      assertThat(open.receivers().problems())
          .singleElement()
          .extracting(Problem::toString)
          .asString()
          .contains("can't listen on 127.0.0.1 port " + other.getLocalPort());
    }
  }

  /** In one read: of such a file there is no second. */
  private static String firstLine(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      return String.valueOf(lines.readLine());
    }
  }

  /** Whether this process has CAP_NET_ADMIN (capabilities(7)), as root has where nobody took it. */
  private static boolean mayInsist() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("CapEff:"))
          .map(line -> Long.parseUnsignedLong(line.substring(line.indexOf(':') + 1).strip(), 16))
          .anyMatch(capabilities -> (capabilities & CAP_NET_ADMIN) != 0);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void theBufferThatIsGrantedIsSaid(Transport transport) throws Exception {
    int asked = 512 << 20; // beyond what anybody is granted
    boolean linux = Files.isReadable(MOST_BUFFER);
    String most = linux ? firstLine(MOST_BUFFER) : "";
    boolean all = transport == Transport.EPOLL && mayInsist();
    Logger logger = (Logger) LoggerFactory.getLogger(UdpReceiver.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    logger.setLevel(Level.INFO);
    try (OpenReceivers open = open(transport, udp(0, asked, 1), udp(0, 8 << 10, 2))) {
      assertThat(open.receivers().addresses()).hasSize(2);
    } finally {
      logger.setLevel(null);
      logger.detachAppender(log);
    }
    assertThat(log.list.getFirst().getFormattedMessage())
        .contains(
            all
                ? "a socket with %d bytes of receive buffer".formatted(asked)
                : linux ? "gives %s bytes of receive buffer, not %d".formatted(most, asked) : "");
    assertThat(log.list.getLast().getFormattedMessage())
        .isEqualTo("udp:0: 2 sockets, each with 8192 bytes of receive buffer");
  }
}

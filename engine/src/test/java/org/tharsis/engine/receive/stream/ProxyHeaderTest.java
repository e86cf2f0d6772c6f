package org.tharsis.engine.receive.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.address;

import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.config.Access;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.receive.OpenReceivers;
import org.tharsis.model.Cidr;

/** Who is behind a relay, as its PROXY header says (the protocol's versions 1 and 2). */
class ProxyHeaderTest {
  private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";
  private static final List<Cidr> HERE = List.of(Cidr.parse("127.0.0.1"));
  private static final List<Cidr> ELSEWHERE = List.of(Cidr.parse("192.0.2.0/24"));

  @TempDir private Path directory;

  private OpenReceivers open(List<Cidr> allow, List<Cidr> proxies) throws Exception {
    Access access = new Access(allow, proxies);
    return new OpenReceivers(
        directory, List.of(), new ReceiverSettings.Tcp(address("127.0.0.1"), 0, 8_192, 10, access));
  }

  /** The bytes in hexadecimal digits, then a line. */
  private static byte[] second(String hex, String line) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HexFormat.of().parseHex(SIGNATURE + hex));
    bytes.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
    return bytes.toByteArray();
  }

  private static byte[] first(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void says(byte[] sent, String expected) throws Exception {
    try (OpenReceivers open = open(List.of(), HERE);
        Socket relay = open.connect()) {
      OpenReceivers.send(relay, sent);
      assertThat(open.said(1)).containsExactly(expected);
    }
  }

  @Test
  void theFirstVersionInText() throws Exception {
    says(first("PROXY TCP4 192.0.2.7 198.51.100.1 40000 5514\r\n<13>one\n"), "192.0.2.7 <13>one");
  }

  @Test
  void theFirstVersionWithIpv6() throws Exception {
    says(
        first("PROXY TCP6 2001:db8::7 2001:db8::1 40000 5514\r\n<13>one\n"), "2001:db8::7 <13>one");
  }

  @Test
  void theSecondVersionInBytes() throws Exception {
    says(second("2111000cc0000207c6336401" + "9c40158a", "<13>one\n"), "192.0.2.7 <13>one");
  }

  @Test
  void theSecondVersionWithIpv6AndMoreBesides() throws Exception {
    String source = "20010db8000000000000000000000007";
    String destination = "20010db8000000000000000000000001";
    String besides = "04000400000000"; // PP2_TYPE_NOOP
    says(
        second("2121002b" + source + destination + "9c40158a" + besides, "<13>one\n"),
        "2001:db8::7 <13>one");
  }

  @Test
  void aHeaderInPiecesIsOneHeader() throws Exception {
    byte[] all = first("PROXY TCP4 192.0.2.7 198.51.100.1 40000 5514\r\n<13>one\n<13>two\n");
    try (OpenReceivers open = open(List.of(), HERE);
        Socket relay = open.connect()) {
      relay.setTcpNoDelay(true);
      for (byte each : all) {
        OpenReceivers.send(relay, new byte[] {each});
      }
      assertThat(open.said(2)).containsExactly("192.0.2.7 <13>one", "192.0.2.7 <13>two");
    }
  }

  @Test
  void aHealthCheckIsTheRelayItself() throws Exception {
    says(second("20000000", "<13>one\n"), "127.0.0.1 <13>one");
  }

  @Test
  void whatHasNoAddressIsTheRelayItself() throws Exception {
    says(first("PROXY UNKNOWN\r\n<13>one\n"), "127.0.0.1 <13>one");
  }

  @Test
  void aDatagramBehindAStreamIsTheRelaysToo() throws Exception {
    says(second("2112000cc0000207c6336401" + "9c40158a", "<13>one\n"), "127.0.0.1 <13>one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<13>no header at all\n<13>and another\n",
        "PROXY TCP4 192.0.2.999 198.51.100.1 40000 5514\r\n<13>one\n",
        "PROXY TCP4 192.0.2.7 198.51.100.1 40000\r\n<13>one\n",
        "PROXY TCP4 192.0.2.7 198.51.100.1 40000 70000\r\n<13>one\n",
        "PROXY UDP4 192.0.2.7 198.51.100.1 40000 5514\r\n<13>one\n",
        "proxy TCP4 192.0.2.7 198.51.100.1 40000 5514\r\n<13>one\n",
        "PROXY TCP4 192.0.2.7 198.51.100.1 40000 5514 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n<13>one\n",
      })
  void aRelayThatSendsSomethingElseIsCutOff(String sent) throws Exception {
    isCutOff(first(sent));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3111000cc0000207c63364019c40158a", // version 3
        "2211000cc0000207c63364019c40158a", // no such command
        "21110004c0000207", // addresses cut short
        "21610000", // no such family
        "2111ffff", // longer than anything sensible
      })
  void neitherIsWhatOnlyLooksLikeTheSecondVersion(String hex) throws Exception {
    isCutOff(second(hex + "0".repeat(10_000), "<13>one\n"));
  }

  private void isCutOff(byte[] sent) throws Exception {
    try (OpenReceivers open = open(List.of(), HERE);
        Socket relay = open.connect()) {
      OpenReceivers.send(relay, sent);
      assertThat(hangsUp(relay)).isTrue();
      assertThat(open.stop()).isZero();
    }
  }

  /** Whether the other side closes; with what it never read unread, that is a reset. */
  private static boolean hangsUp(Socket peer) {
    try {
      return peer.getInputStream().read() == -1;
    } catch (java.net.SocketTimeoutException open) {
      return false;
    } catch (java.io.IOException reset) {
      return true;
    }
  }

  @Test
  void fromAnybodyElseAHeaderIsALine() throws Exception {
    String header = "PROXY TCP4 192.0.2.7 198.51.100.1 40000 5514";
    try (OpenReceivers open = open(List.of(), ELSEWHERE)) {
      open.stream(header + "\r\n<13>one\n");
      assertThat(open.said(2)).containsExactly("127.0.0.1 " + header, "127.0.0.1 <13>one");
    }
  }

  @Test
  void whoIsBehindTheRelayMustBeAllowed() throws Exception {
    try (OpenReceivers open = open(ELSEWHERE, HERE);
        Socket allowed = open.connect();
        Socket barred = open.connect();
        Socket check = open.connect()) {
      OpenReceivers.send(barred, first("PROXY TCP4 203.0.113.7 198.51.100.1 1 2\r\n<13>barred\n"));
      assertThat(hangsUp(barred)).isTrue();
      OpenReceivers.send(allowed, first("PROXY TCP4 192.0.2.7 198.51.100.1 1 2\r\n<13>one\n"));
      OpenReceivers.send(check, first("PROXY UNKNOWN\r\n<13>check\n"));
      assertThat(open.said(2))
          .containsExactlyInAnyOrder("192.0.2.7 <13>one", "127.0.0.1 <13>check");
    }
  }
}

package org.tharsis.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.address;

import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tharsis.config.Access;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.config.SenderSettings;
import org.tharsis.engine.Eventually;
import org.tharsis.engine.account.Losses;
import org.tharsis.model.Cidr;
import org.tharsis.model.IpAddress;

/** Who may send to a receiver, and how much. */
class AdmissionTest {
  private static final IpAddress LOCAL = address("127.0.0.1");
  private static final List<Cidr> HERE = List.of(Cidr.parse("127.0.0.0/8"));
  private static final List<Cidr> ELSEWHERE = List.of(Cidr.parse("192.0.2.0/24"));

  @TempDir private Path directory;

  private static ReceiverSettings udp(List<Cidr> allow) {
    return new ReceiverSettings.Udp(LOCAL, 0, 8_192, 1 << 20, 1, allow);
  }

  private static ReceiverSettings tcp(List<Cidr> allow) {
    return new ReceiverSettings.Tcp(LOCAL, 0, 8_192, 10, new Access(allow, List.of()));
  }

  private static List<SenderSettings> bound(int rate) {
    return List.of(new SenderSettings(HERE, List.of(), null, "", rate));
  }

  @Test
  void datagramsOfOthersAreRefusedAndCounted() throws Exception {
    try (OpenReceivers open = new OpenReceivers(directory, List.of(), udp(ELSEWHERE))) {
      open.datagrams("<13>one", 30);
      Eventually.holds("all have come", () -> open.received() == 30);
      assertThat(open.stop()).isZero();
      assertThat(open.losses()).isEqualTo(new Losses(Map.of(), Map.of("127.0.0.1", 30L)));
    }
  }

  @Test
  void whoIsAllowedIsHeard() throws Exception {
    try (OpenReceivers open = new OpenReceivers(directory, List.of(), udp(HERE))) {
      open.datagrams("<13>one", 3);
      assertThat(open.said(3)).containsOnly("127.0.0.1 <13>one");
    }
  }

  private static List<ReceiverSettings> streamsForOthers() {
    Access access = new Access(ELSEWHERE, List.of());
    return List.of(
        tcp(ELSEWHERE),
        new ReceiverSettings.Relp(LOCAL, 0, 8_192, 10, access),
        new ReceiverSettings.Http(LOCAL, 0, 8_192, 10, 1 << 20, "", access));
  }

  @ParameterizedTest
  @MethodSource("streamsForOthers")
  void connectionsOfOthersAreClosedAtOnce(ReceiverSettings settings) throws Exception {
    try (OpenReceivers open = new OpenReceivers(directory, List.of(), settings);
        Socket peer = open.connect()) {
      assertThat(peer.getInputStream().read()).isEqualTo(-1);
      assertThat(open.received()).isZero();
    }
  }

  @Test
  void connectionsOfThoseWhoAreAllowedAreRead() throws Exception {
    try (OpenReceivers open = new OpenReceivers(directory, List.of(), tcp(HERE))) {
      open.stream("<13>one\n<13>two\n");
      assertThat(open.said(2)).containsExactly("127.0.0.1 <13>one", "127.0.0.1 <13>two");
    }
  }

  @Test
  void whoeverAcknowledgesKnowsWhoIsBehindARelay() throws Exception {
    Access relayed = new Access(ELSEWHERE, HERE);
    ReceiverSettings http = new ReceiverSettings.Http(LOCAL, 0, 8_192, 10, 1 << 20, "", relayed);
    try (OpenReceivers open = new OpenReceivers(directory, List.of(), http)) {
      open.stream(
          "PROXY TCP4 192.0.2.7 192.0.2.1 5000 80\r\n"
              + "POST /events HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
              + "Content-Length: 7\r\n\r\n<13>one");
      assertThat(open.said(1)).containsExactly("192.0.2.7 <13>one");
    }
  }

  @Test
  void datagramsBeyondTheRateAreRefusedAndCounted() throws Exception {
    try (OpenReceivers open = new OpenReceivers(directory, bound(1), udp(List.of()))) {
      open.datagrams("<13>one", 500);
      Eventually.holds("all have come", () -> open.received() == 500);
      int taken = open.stop();
      assertThat(taken).isBetween(2, 400);
      assertThat(open.losses()).isEqualTo(new Losses(Map.of(), Map.of("127.0.0.1", 500L - taken)));
    }
  }

  @Test
  void aStreamBeyondTheRateWaitsAndLosesNothing() throws Exception {
    int rate = 2_000;
    int lines = 4 * rate;
    try (OpenReceivers open = new OpenReceivers(directory, bound(rate), tcp(List.of()))) {
      long began = System.nanoTime();
      open.stream(("<13>" + "x".repeat(59) + "\n").repeat(lines));
      assertThat(open.taken(lines)).hasSize(lines);
      int atOnce = 2 * rate + (64 << 10) / 64; // two seconds' worth, and what one read may bring
      assertThat((System.nanoTime() - began) / 1e9).isGreaterThan((double) (lines - atOnce) / rate);
      assertThat(open.losses()).isEqualTo(new Losses(Map.of(), Map.of()));
    }
  }

  @Test
  void whatWaitsForItsRateIsReadWhenTheyClose() throws Exception {
    int lines = 3_000;
    try (OpenReceivers open = new OpenReceivers(directory, bound(1), tcp(List.of()))) {
      String line = "<13>" + "x".repeat(96) + "\n";
      open.stream(line.repeat(lines));
      open.taken(1);
      assertThat(open.stop()).isEqualTo(lines);
    }
  }
}

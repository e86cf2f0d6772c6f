package org.tharsis.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.address;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.Eventually;

class ReceiversTest {
  private static final ReceiverSettings TCP =
      new ReceiverSettings.Tcp(address("127.0.0.1"), 0, 8_192, 2);

  private final Intake intake = new Intake(16);
  private final Receivers receivers = Receivers.open(List.of(TCP), intake, InstantSource.system());
  private final InetSocketAddress engine = receivers.addresses().getFirst();

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private List<Received> taken() throws InterruptedException {
    List<Received> batch = new ArrayList<>();
    intake.take(batch, 1_000, 100);
    return batch;
  }

  @Test
  void whatTheKernelHasTakenIsReadBeforeTheyClose() throws Exception {
    int lines = 4_000;
    try (Socket peer = new Socket(engine.getAddress(), engine.getPort())) {
      send(peer, ("<13>" + "x".repeat(96) + "\n").repeat(lines));
    }
    Eventually.holds("the intake is full", () -> intake.received() == 16);
    Thread closing = Thread.ofPlatform().start(receivers::close);
    Eventually.waits(closing);
    int taken = 0;
    while (closing.isAlive()) {
      taken += taken().size();
    }
    taken += taken().size();
    assertThat(taken).isEqualTo(lines);
  }

  @Test
  void connectionsBeyondTheBoundAreClosedAndTheOthersGoOn() throws Exception {
    try (Socket first = new Socket(engine.getAddress(), engine.getPort());
        Socket second = new Socket(engine.getAddress(), engine.getPort());
        Socket third = new Socket(engine.getAddress(), engine.getPort())) {
      assertThat(third.getInputStream().read()).isEqualTo(-1);
      send(first, "<13>one\n");
      send(second, "<13>two\n");
      List<Received> all = new ArrayList<>();
      Eventually.holds("both are heard", () -> all.addAll(taken()) && all.size() == 2);
    } finally {
      receivers.close();
    }
  }

  @Test
  void aPlaceThatIsFreeAgainIsGiven() throws Exception {
    for (int i = 0; i < 10; i++) {
      try (Socket peer = new Socket(engine.getAddress(), engine.getPort())) {
        send(peer, "<13>one\n");
        Eventually.holds("it is heard", () -> taken().size() == 1);
      }
      int seen = i + 1;
      Eventually.holds("all were heard", () -> intake.received() == seen);
    }
    receivers.close();
  }
}

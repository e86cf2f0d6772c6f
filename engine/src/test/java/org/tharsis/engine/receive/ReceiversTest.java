package org.tharsis.engine.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.address;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.Eventually;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.engine.receive.intake.JournaledIntake;

class ReceiversTest {
  private static final ReceiverSettings TCP =
      new ReceiverSettings.Tcp(address("127.0.0.1"), 0, 8_192, 2);

  @TempDir private Path directory;
  private JournaledIntake journaled;
  private Intake intake;
  private Receivers receivers;
  private InetSocketAddress engine;

  @BeforeEach
  void open() throws IOException {
    journaled = new JournaledIntake(directory, 16 << 10, 2);
    intake = journaled.intake();
    receivers = Receivers.open(List.of(TCP), List.of(), intake, InstantSource.system());
    engine = receivers.addresses().getFirst();
  }

  @AfterEach
  void close() throws IOException {
    receivers.close();
    journaled.close();
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private List<Received> taken() throws IOException {
    return journaled.taken();
  }

  private long sendMany(int lines) throws Exception {
    try (Socket peer = new Socket(engine.getAddress(), engine.getPort())) {
      send(peer, ("<13>" + "x".repeat(96) + "\n").repeat(lines));
    }
    Eventually.holds("the journal is full", () -> intake.received() > 200);
    return intake.received();
  }

  @Test
  void whileThereIsNoRoomAStreamWaitsAndLosesNothing() throws Exception {
    int lines = 4_000;
    assertThat(sendMany(lines)).isLessThan(300);
    List<Received> all = new ArrayList<>();
    Eventually.holds(
        "all have come",
        () -> {
          all.addAll(taken());
          return all.size() == lines;
        });
    assertThat(all).hasSize(lines);
    assertThat(intake.takeLosses().lost()).isEmpty();
  }

  @Test
  void whatTheKernelHasTakenIsReadBeforeTheyClose() throws Exception {
    int lines = 4_000;
    sendMany(lines);
    Thread closing = Thread.ofPlatform().start(receivers::close);
    int taken = 0;
    while (closing.isAlive()) {
      taken += taken().size();
    }
    taken += taken().size();
    assertThat(taken).isEqualTo(lines);
  }

  @Test
  void whatWaitsInVainWhileTheyCloseIsLostAndCounted() throws Exception {
    int lines = 400;
    long received = sendMany(lines);
    receivers.close();
    assertThat(taken()).hasSize((int) received);
    assertThat(intake.takeLosses().lost())
        .containsExactly(Map.entry("127.0.0.1", lines - received));
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
  }
}

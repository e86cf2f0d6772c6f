package org.tharsis.engine.receive.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.address;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.journal.Received;
import org.tharsis.engine.receive.Receivers;
import org.tharsis.engine.receive.intake.JournaledIntake;

/** An HTTP receiver before a small journal. */
abstract class HttpListening {
  static final int BOUND = 480;
  static final int MOST_BODY = 64 << 10;
  private static final int SEGMENT = 16 << 10;

  @TempDir private Path directory;
  private final List<String> journal = new ArrayList<>();
  JournaledIntake journaled;
  private Receivers receivers;
  InetSocketAddress engine;

  @BeforeEach
  void open() throws IOException {
    journaled = new JournaledIntake(directory, SEGMENT, 4);
    listen("");
  }

  private void listen(String token) {
    var http = new ReceiverSettings.Http(address("127.0.0.1"), 0, BOUND, 10, MOST_BODY, token);
    receivers =
        Receivers.open(List.of(http), List.of(), journaled.intake(), InstantSource.system());
    assertThat(receivers.problems()).isEmpty();
    engine = receivers.addresses().getFirst();
  }

  @AfterEach
  void close() throws IOException {
    receivers.close();
    journaled.close();
  }

  void restart(String token) throws IOException {
    lines();
    close();
    journaled = new JournaledIntake(directory, SEGMENT, 8);
    listen(token);
    journaled.skip();
  }

  /** All that was ever in the journal. */
  List<String> lines() throws IOException {
    for (Received line : journaled.takenButRecent()) {
      String text = new String(line.bytes(), StandardCharsets.ISO_8859_1);
      journal.add(line.truncated() ? text + "…" : text);
    }
    return journal;
  }

  /** Sends all of it on one connection and returns all that comes back until it is closed. */
  String send(String... requests) throws IOException {
    return send(HttpText.bytes(String.join("", requests)));
  }

  private static void write(Socket socket, byte[] requests) throws IOException {
    try {
      socket.getOutputStream().write(requests);
      socket.getOutputStream().write(HttpText.bytes(HttpText.LAST));
    } catch (SocketException closed) {
      // who was answered that it is too much need not be heard to the end
    }
  }

  String send(byte[] requests) throws IOException {
    try (Socket socket = new Socket(engine.getAddress(), engine.getPort())) {
      write(socket, requests);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}

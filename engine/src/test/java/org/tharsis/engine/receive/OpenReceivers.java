package org.tharsis.engine.receive;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.config.SenderSettings;
import org.tharsis.engine.Eventually;
import org.tharsis.engine.account.Losses;
import org.tharsis.engine.journal.Received;

/** Receivers before a journal that has room for all that a test sends. */
final class OpenReceivers implements AutoCloseable {
  private static final int SEGMENT = 1 << 20;

  /** A test that waits in vain is to fail, not to hang. */
  static final int PATIENCE_MILLIS = 30_000;

  private final JournaledIntake journaled;
  private final Receivers receivers;
  private final List<Received> taken = new ArrayList<>();

  OpenReceivers(Path directory, List<SenderSettings> senders, ReceiverSettings... settings)
      throws IOException {
    this(directory, senders, InstantSource.system(), settings);
  }

  OpenReceivers(
      Path directory,
      List<SenderSettings> senders,
      InstantSource clock,
      ReceiverSettings... settings)
      throws IOException {
    journaled = new JournaledIntake(directory, SEGMENT, 8);
    receivers = Receivers.open(List.of(settings), senders, journaled.intake(), clock);
  }

  Receivers receivers() {
    return receivers;
  }

  InetSocketAddress address() {
    return receivers.addresses().getFirst();
  }

  Socket connect() throws IOException {
    Socket peer = new Socket(address().getAddress(), address().getPort());
    peer.setSoTimeout(PATIENCE_MILLIS);
    return peer;
  }

  /** Sends over a connection of its own. */
  void stream(String text) throws IOException {
    try (Socket peer = connect()) {
      send(peer, text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  static void send(Socket peer, byte[] bytes) throws IOException {
    peer.getOutputStream().write(bytes);
    peer.getOutputStream().flush();
  }

  /** Sends so many datagrams of one text. */
  void datagrams(String text, int count) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int i = 0; i < count; i++) {
        socket.send(new DatagramPacket(bytes, bytes.length, address()));
      }
    }
  }

  /** Waits until there are so many lines; all there were so far. */
  List<Received> taken(int lines) throws Exception {
    Eventually.holds(
        lines + " lines",
        () -> {
          taken.addAll(journaled.taken());
          return taken.size() >= lines;
        });
    return taken;
  }

  /** The lines so far as sender and text. */
  List<String> said(int lines) throws Exception {
    return taken(lines).stream()
        .map(
            line ->
                line.origin().name() + " " + new String(line.bytes(), StandardCharsets.ISO_8859_1))
        .toList();
  }

  /** How many lines there were, lost and refused ones included. */
  long received() {
    return journaled.intake().received();
  }

  Losses losses() {
    return journaled.intake().takeLosses();
  }

  /** Stops listening; how many lines were taken in altogether. */
  int stop() throws IOException {
    receivers.close();
    taken.addAll(journaled.taken());
    return taken.size();
  }

  @Override
  public void close() throws IOException {
    receivers.close();
    journaled.close();
  }
}

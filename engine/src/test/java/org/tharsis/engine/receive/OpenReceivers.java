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
import org.tharsis.engine.receive.intake.JournaledIntake;
import org.tharsis.engine.receive.transport.Transport;

/** Receivers before a journal that has room for all that a test sends. */
public final class OpenReceivers implements AutoCloseable {
  private static final int SEGMENT = 1 << 20;

  /** A test that waits in vain is to fail, not to hang. */
  public static final int PATIENCE_MILLIS = 30_000;

  private final JournaledIntake journaled;
  private final Receivers receivers;
  private final List<Received> taken = new ArrayList<>();

  public OpenReceivers(Path directory, List<SenderSettings> senders, ReceiverSettings... settings)
      throws IOException {
    this(directory, senders, InstantSource.system(), settings);
  }

  public OpenReceivers(
      Path directory,
      List<SenderSettings> senders,
      InstantSource clock,
      ReceiverSettings... settings)
      throws IOException {
    this(Transport.best(), directory, senders, clock, settings);
  }

  public OpenReceivers(
      Transport transport,
      Path directory,
      List<SenderSettings> senders,
      InstantSource clock,
      ReceiverSettings... settings)
      throws IOException {
    journaled = new JournaledIntake(directory, SEGMENT, 8);
    receivers = Receivers.open(transport, List.of(settings), senders, journaled.intake(), clock);
  }

  public Receivers receivers() {
    return receivers;
  }

  public InetSocketAddress address() {
    return receivers.addresses().getFirst();
  }

  public Socket connect() throws IOException {
    Socket peer = new Socket(address().getAddress(), address().getPort());
    peer.setSoTimeout(PATIENCE_MILLIS);
    return peer;
  }

  /** Sends over a connection of its own. */
  public void stream(String text) throws IOException {
    try (Socket peer = connect()) {
      send(peer, text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  public static void send(Socket peer, byte[] bytes) throws IOException {
    peer.getOutputStream().write(bytes);
    peer.getOutputStream().flush();
  }

  /** Sends so many datagrams of one text. */
  public void datagrams(String text, int count) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int i = 0; i < count; i++) {
        socket.send(new DatagramPacket(bytes, bytes.length, address()));
      }
    }
  }

  /** Waits until there are so many lines; all there were so far. */
  public List<Received> taken(int lines) throws Exception {
    Eventually.holds(
        lines + " lines",
        () -> {
          taken.addAll(journaled.taken());
          return taken.size() >= lines;
        });
    return taken;
  }

  /** The lines so far as sender and text. */
  public List<String> said(int lines) throws Exception {
    return taken(lines).stream()
        .map(
            line ->
                line.origin().name() + " " + new String(line.bytes(), StandardCharsets.ISO_8859_1))
        .toList();
  }

  /** How many lines there were, lost and refused ones included. */
  public long received() {
    return journaled.intake().received();
  }

  public Losses losses() {
    return journaled.intake().takeLosses();
  }

  /** Stops listening; how many lines were taken in altogether. */
  public int stop() throws IOException {
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

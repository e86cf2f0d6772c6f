package org.tharsis.engine;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

/** Somebody who sends over TCP. */
final class Peer implements AutoCloseable {
  private final Socket socket = new Socket();

  Peer(SocketAddress engine) throws IOException {
    socket.connect(engine);
  }

  Peer send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  Peer send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** Each with a line feed. */
  Peer lines(Iterable<String> lines) throws IOException {
    return send(String.join("\n", lines) + "\n");
  }

  /** Sends and says good-bye. */
  static void sends(SocketAddress engine, Iterable<String> lines) throws IOException {
    try (Peer peer = new Peer(engine)) {
      peer.lines(lines);
    }
  }

  /** Sends one datagram. */
  static void datagram(InetSocketAddress engine, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(bytes, bytes.length, engine));
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

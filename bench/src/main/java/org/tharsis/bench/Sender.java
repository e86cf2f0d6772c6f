package org.tharsis.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;

/** Sends lines at a pace, over TCP or UDP. */
final class Sender {
  private static final int BATCH_BYTES = 256 << 10;
  private static final int DATAGRAM = 2048;

  private final SendableLines lines;

  Sender(SendableLines lines) {
    this.lines = lines;
  }

  /** Sends so many, each with a line feed; as fast as they are taken if that is slower. */
  void tcp(InetSocketAddress to, long count, Pace pace) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BATCH_BYTES);
    try (SocketChannel channel = SocketChannel.open(to)) {
      long sent = 0;
      while (sent < count) {
        long due = Math.min(count, pace.awaitMoreThan(sent));
        buffer.clear();
        for (; sent < due && lines.next(buffer); sent++) {
          buffer.put((byte) '\n');
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
    }
  }

  /** Sends so many datagrams. */
  void udp(InetSocketAddress to, long count, Pace pace) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(DATAGRAM);
    try (DatagramChannel channel = DatagramChannel.open().connect(to)) {
      long sent = 0;
      while (sent < count) {
        long due = Math.min(count, pace.awaitMoreThan(sent));
        for (; sent < due; sent++) {
          buffer.clear();
          lines.next(buffer);
          channel.write(buffer.flip());
        }
      }
    }
  }
}

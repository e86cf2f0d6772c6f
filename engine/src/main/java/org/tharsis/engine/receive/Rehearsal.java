package org.tharsis.engine.receive;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.engine.receive.intake.RateBounds;
import org.tharsis.engine.receive.transport.DatagramLoops;
import org.tharsis.engine.receive.transport.Transport;
import org.tharsis.engine.receive.udp.UdpReceiver;
import org.tharsis.model.IpAddress;

/**
 * Lines that a process sends to itself before it listens for others: code that was never run takes
 * twice as long for a datagram, and a flood does not wait for the compiler.
 */
public final class Rehearsal {
  static final int LINES = 20_000;

  private static final int BURST = 64; // far less than the smallest buffer holds
  private static final int BUFFER = 256 << 10;
  private static final long MOST_NANOS = Duration.ofSeconds(3).toNanos();
  private static final long GLANCE_NANOS = 50_000;
  private static final byte[] LINE =
      ("<166>rehearsal: " + "x".repeat(240)).getBytes(StandardCharsets.US_ASCII);

  private Rehearsal() {}

  /**
   * Sends them.
   *
   * @param intake where they go; not the one of what others send
   */
  public static void into(Intake intake) throws IOException {
    DatagramLoops loops = new DatagramLoops(Transport.best(), "rehearsal", 1);
    try {
      InetAddress here = InetAddress.getLoopbackAddress();
      UdpReceiver receiver =
          UdpReceiver.open(
              new ReceiverSettings.Udp(IpAddress.ofBytes(here.getAddress()), 0, 1_024, BUFFER),
              new InetSocketAddress(here, 0),
              loops,
              intake,
              InstantSource.system(),
              RateBounds.of(List.of(), System::nanoTime));
      send(receiver.address(), intake);
      receiver.close();
    } finally {
      loops.stop(1);
    }
  }

  private static void send(InetSocketAddress to, Intake intake) throws IOException {
    long end = System.nanoTime() + MOST_NANOS;
    try (DatagramChannel channel = DatagramChannel.open().connect(to)) {
      for (int sent = 0; sent < LINES && System.nanoTime() - end < 0; ) {
        for (int i = 0; i < BURST && sent < LINES; i++, sent++) {
          channel.write(ByteBuffer.wrap(LINE));
        }
        while (intake.received() < sent && System.nanoTime() - end < 0) {
          LockSupport.parkNanos(GLANCE_NANOS);
        }
      }
    }
  }
}

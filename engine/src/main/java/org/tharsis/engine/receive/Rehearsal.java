package org.tharsis.engine.receive;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.engine.receive.intake.RateBounds;
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
    EventLoopGroup group = Receivers.group("rehearsal");
    try {
      InetAddress here = InetAddress.getLoopbackAddress();
      Channel channel =
          UdpReceiver.open(
              new ReceiverSettings.Udp(IpAddress.ofBytes(here.getAddress()), 0, 1_024, BUFFER),
              new InetSocketAddress(here, 0),
              group,
              intake,
              InstantSource.system(),
              RateBounds.of(List.of(), System::nanoTime));
      send((InetSocketAddress) channel.localAddress(), intake);
    } finally {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
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

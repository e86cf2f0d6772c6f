package org.tharsis.engine.receive;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tharsis.config.ReceiverSettings;
import org.tharsis.config.SenderSettings;
import org.tharsis.engine.receive.http.HttpReceiver;
import org.tharsis.engine.receive.intake.Intake;
import org.tharsis.engine.receive.intake.RateBounds;
import org.tharsis.engine.receive.relp.RelpReceiver;
import org.tharsis.engine.receive.stream.StreamSettings;
import org.tharsis.engine.receive.tcp.TcpReceiver;
import org.tharsis.engine.receive.tls.TlsIdentity;
import org.tharsis.engine.receive.udp.SocketDrops;
import org.tharsis.engine.receive.udp.UdpReceiver;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Problem;

/**
 * All receivers of an engine: a loop for datagrams, one for streams, which may have to wait, and
 * one for those over TLS, whose handshakes take their time.
 */
public final class Receivers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Receivers.class);

  /** A connection is accepted in one round, and read in the next. */
  private static final int QUIET_ROUNDS = 3;

  private static final long ROUND_MILLIS = 25;
  private static final long LOOK_SECONDS = 1;
  private static final Duration MOST_DRAINING = Duration.ofSeconds(2);

  private final EventLoopGroup datagrams = group("udp");
  private final EventLoopGroup streams = group("tcp");
  private final EventLoopGroup secured = group("tls");
  private final List<EventLoopGroup> loops = List.of(datagrams, streams, secured);
  private final List<SocketDrops> drops = new ArrayList<>();
  private final List<TlsIdentity> identities = new ArrayList<>();
  private final List<Channel> open = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Intake intake;
  private final InstantSource clock;
  private final Recent recent;
  private final RateBounds rates;

  private Receivers(Intake intake, InstantSource clock, Recent recent, RateBounds rates) {
    this.intake = intake;
    this.clock = clock;
    this.recent = recent;
    this.rates = rates;
  }

  static EventLoopGroup group(String name) {
    return new MultiThreadIoEventLoopGroup(
        1, Thread.ofPlatform().name(name).factory(), NioIoHandler.newFactory());
  }

  /** Opens what can be opened; {@link #problems} says what could not. */
  public static Receivers open(
      List<ReceiverSettings> settings,
      List<SenderSettings> senders,
      Intake intake,
      InstantSource clock) {
    Receivers receivers =
        new Receivers(
            intake, clock, Recent.of(settings, intake), RateBounds.of(senders, System::nanoTime));
    settings.forEach(receivers::open);
    receivers.streams.scheduleAtFixedRate(
        receivers::lookAtDrops, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    return receivers;
  }

  private void open(ReceiverSettings settings) {
    InetSocketAddress address = socketAddress(settings);
    try {
      Channel channel =
          switch (settings) {
            case ReceiverSettings.Udp udp ->
                UdpReceiver.open(udp, address, datagrams, intake, clock, rates);
            case ReceiverSettings.Tcp tcp ->
                TcpReceiver.open(
                    StreamSettings.of(tcp), null, address, streams, intake, clock, rates);
            case ReceiverSettings.Tls tls -> open(tls, address);
            case ReceiverSettings.Relp relp ->
                RelpReceiver.open(relp, address, streams, intake, clock, recent.sent());
            case ReceiverSettings.Http http ->
                HttpReceiver.open(http, address, streams, intake, clock, recent.keys());
          };
      open.add(channel);
      if (settings instanceof ReceiverSettings.Udp) {
        drops.add(new SocketDrops(settings.name(), channel.localAddress(), intake));
      }
      log.info("{} listens on {}", settings.name(), channel.localAddress());
    } catch (CertificateException e) {
      problems.add(new Problem(settings.name(), 0, String.valueOf(e.getMessage())));
    } catch (Exception e) { // Netty throws the checked BindException undeclared
      problems.add(new Problem(settings.name(), 0, cannotListen(settings, e)));
    }
  }

  private Channel open(ReceiverSettings.Tls settings, InetSocketAddress address)
      throws CertificateException {
    TlsIdentity identity = TlsIdentity.of(settings.name(), settings.tls(), clock);
    Channel channel =
        TcpReceiver.open(
            StreamSettings.of(settings), identity, address, secured, intake, clock, rates);
    identities.add(identity);
    return channel;
  }

  private static String cannotListen(ReceiverSettings settings, Exception cause) {
    String remedy =
        settings.port() > 0 && settings.port() < 1024
            ? "ports below 1024 need a privilege: sysctl -w net.ipv4.ip_unprivileged_port_start=%d, or"
                    .formatted(settings.port())
                + " the service manager's ambient capability CAP_NET_BIND_SERVICE"
            : "stop the other program, or set syslog.port";
    return "can't listen on %s port %d: %s; %s"
        .formatted(settings.address(), settings.port(), cause.getMessage(), remedy);
  }

  private static InetSocketAddress socketAddress(ReceiverSettings settings) {
    IpAddress address = settings.address();
    byte[] bytes = address.toBytes();
    try {
      // a mapped address becomes an Inet4Address here
      return new InetSocketAddress(InetAddress.getByAddress(bytes), settings.port());
    } catch (UnknownHostException e) {
      throw new AssertionError("16 bytes are an address", e);
    }
  }

  /** Has changed certificates taken up; for one thread. */
  public void lookAtCertificates() {
    identities.forEach(TlsIdentity::look);
  }

  private void lookAtDrops() {
    drops.forEach(SocketDrops::look);
  }

  /** Where they listen, in the order of the settings that could be opened. */
  public List<InetSocketAddress> addresses() {
    return open.stream().map(channel -> (InetSocketAddress) channel.localAddress()).toList();
  }

  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /**
   * Stops listening. Every line that had arrived is in the intake then; peers that go on sending
   * are cut off.
   */
  @Override
  public void close() {
    if (intake.isClosing()) {
      return;
    }
    rates.lift();
    drain();
    lookAtDrops();
    intake.close();
    everyLoopHasLooked(); // whoever waited for room has either found it or lost by now
    open.forEach(channel -> channel.close().syncUninterruptibly());
    for (EventLoopGroup group : loops) {
      group.shutdownGracefully(0, 10, TimeUnit.SECONDS).syncUninterruptibly();
    }
  }

  /** Reads what the kernel has taken, until rounds in a row bring nothing more. */
  private void drain() {
    long deadline = System.nanoTime() + MOST_DRAINING.toNanos();
    long seen = intake.received();
    for (int quiet = 0; quiet < QUIET_ROUNDS && System.nanoTime() < deadline; quiet++) {
      everyLoopHasLooked();
      long now = intake.received();
      if (now != seen) {
        quiet = -1;
      }
      seen = now;
    }
  }

  /** A loop reads what is there before it runs what is due. */
  private void everyLoopHasLooked() {
    for (EventLoopGroup group : loops) {
      group.schedule(() -> {}, ROUND_MILLIS, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }
  }
}

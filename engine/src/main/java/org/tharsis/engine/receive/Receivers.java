package org.tharsis.engine.receive;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
import org.tharsis.engine.receive.transport.DatagramLoops;
import org.tharsis.engine.receive.transport.Loops;
import org.tharsis.engine.receive.transport.StreamLoops;
import org.tharsis.engine.receive.transport.Transport;
import org.tharsis.engine.receive.udp.UdpReceiver;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Problem;

/**
 * All receivers of an engine: a loop for datagrams, or several where several sockets share a port,
 * one for streams, which may have to wait, and one for those over TLS, whose handshakes take their
 * time.
 */
public final class Receivers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Receivers.class);

  /** A connection is accepted in one round, and read in the next. */
  private static final int QUIET_ROUNDS = 3;

  private static final long ROUND_MILLIS = 25;
  private static final int STOP_SECONDS = 10;
  private static final Duration MOST_DRAINING = Duration.ofSeconds(2);

  private final DatagramLoops datagrams;
  private final StreamLoops streams = new StreamLoops("tcp");
  private final StreamLoops secured = new StreamLoops("tls");
  private final List<Loops> loops;
  private final List<UdpReceiver> udp = new ArrayList<>();
  private final List<TlsIdentity> identities = new ArrayList<>();
  private final List<Channel> servers = new ArrayList<>();
  private final List<InetSocketAddress> addresses = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Intake intake;
  private final InstantSource clock;
  private final Recent recent;
  private final RateBounds rates;

  private Receivers(
      Transport transport,
      List<ReceiverSettings> settings,
      Intake intake,
      InstantSource clock,
      RateBounds rates) {
    this.datagrams = new DatagramLoops(transport, "udp", sockets(settings));
    this.loops = List.of(datagrams, streams, secured);
    this.intake = intake;
    this.clock = clock;
    this.recent = Recent.of(settings, intake);
    this.rates = rates;
  }

  /** The most that share a port. */
  private static int sockets(List<ReceiverSettings> settings) {
    return settings.stream()
        .mapToInt(each -> each instanceof ReceiverSettings.Udp udp ? udp.sockets() : 1)
        .max()
        .orElse(1);
  }

  /** Opens what can be opened; {@link #problems} says what could not. */
  public static Receivers open(
      List<ReceiverSettings> settings,
      List<SenderSettings> senders,
      Intake intake,
      InstantSource clock) {
    return open(Transport.best(), settings, senders, intake, clock);
  }

  static Receivers open(
      Transport transport,
      List<ReceiverSettings> settings,
      List<SenderSettings> senders,
      Intake intake,
      InstantSource clock) {
    RateBounds rates = RateBounds.of(senders, System::nanoTime);
    Receivers receivers = new Receivers(transport, settings, intake, clock, rates);
    settings.forEach(receivers::open);
    receivers.streams.everySecond(receivers::lookAtDrops);
    return receivers;
  }

  private void open(ReceiverSettings settings) {
    InetSocketAddress address = socketAddress(settings);
    try {
      InetSocketAddress local = open(settings, address);
      addresses.add(local);
      log.info("{} listens on {}", settings.name(), local);
    } catch (CertificateException e) {
      problems.add(new Problem(settings.name(), 0, String.valueOf(e.getMessage())));
    } catch (Exception e) { // Netty throws the checked BindException undeclared
      problems.add(new Problem(settings.name(), 0, cannotListen(settings, e)));
    }
  }

  private InetSocketAddress open(ReceiverSettings settings, InetSocketAddress address)
      throws CertificateException {
    return switch (settings) {
      case ReceiverSettings.Udp each ->
          opened(UdpReceiver.open(each, address, datagrams, intake, clock, rates));
      case ReceiverSettings.Tcp tcp ->
          opened(
              TcpReceiver.open(
                  StreamSettings.of(tcp), null, address, streams, intake, clock, rates));
      case ReceiverSettings.Tls tls -> opened(secured(tls, address));
      case ReceiverSettings.Relp relp ->
          opened(RelpReceiver.open(relp, address, streams, intake, clock, recent.sent(), rates));
      case ReceiverSettings.Http http ->
          opened(HttpReceiver.open(http, address, streams, intake, clock, recent.keys(), rates));
    };
  }

  private InetSocketAddress opened(UdpReceiver receiver) {
    udp.add(receiver);
    return receiver.address();
  }

  private InetSocketAddress opened(Channel server) {
    servers.add(server);
    return (InetSocketAddress) server.localAddress();
  }

  private Channel secured(ReceiverSettings.Tls settings, InetSocketAddress address)
      throws CertificateException {
    TlsIdentity identity = TlsIdentity.of(settings.name(), settings.tls(), clock);
    Channel server =
        TcpReceiver.open(
            StreamSettings.of(settings), identity, address, secured, intake, clock, rates);
    identities.add(identity);
    return server;
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
    udp.forEach(UdpReceiver::lookAtDrops);
  }

  /** Where they listen, in the order of the settings that could be opened. */
  public List<InetSocketAddress> addresses() {
    return List.copyOf(addresses);
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
    udp.forEach(UdpReceiver::close);
    servers.forEach(server -> server.close().syncUninterruptibly());
    loops.forEach(each -> each.stop(STOP_SECONDS));
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

  private void everyLoopHasLooked() {
    loops.forEach(each -> each.haveLooked(ROUND_MILLIS));
  }
}

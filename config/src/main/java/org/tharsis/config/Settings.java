package org.tharsis.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;
import org.tharsis.model.IpAddress;

/**
 * How one engine runs: {@code tharsis.yaml}, with a default for whatever it leaves out. None of
 * these can be out of range: the constructor throws {@link IllegalArgumentException}.
 *
 * @param data where journal and index lie; relative to the current directory
 * @param receivers where lines come in; at least one
 * @param inside the blocks that are the site's own
 * @param timeZone the zone of device clocks that send none
 * @param senders those for whom something else holds; no block and no name twice
 * @param egress what may go out; empty if the site has no such policy, and nothing is judged
 * @param lateness how long correlation waits for lines out of order; 0 s to 10 min
 * @param exclusionsEnabled whether {@code exclusions.yaml} holds
 * @param longestExclusion from the day an exclusion was made to its last day; 1 d to 36,500 d
 * @param disabledRules ids of the rules that are left out
 * @param windowKeys how many keys each counting window remembers; 1,000 to 50,000,000
 * @param journalBytes how much of the disk received lines may take until they are stored for good;
 *     16 MB to 1 TB
 * @param files whose new lines are taken
 * @param store how long events are kept
 * @param status where the engine says how it is
 * @param mail by which server reports are sent
 * @param reports what is reported, and when; no name twice
 */
public record Settings(
    Path data,
    List<ReceiverSettings> receivers,
    List<Cidr> inside,
    ZoneId timeZone,
    List<SenderSettings> senders,
    List<EgressRule> egress,
    Duration lateness,
    boolean exclusionsEnabled,
    Duration longestExclusion,
    Set<String> disabledRules,
    int windowKeys,
    long journalBytes,
    List<FileSettings> files,
    StoreSettings store,
    StatusSettings status,
    MailSettings mail,
    List<ReportSettings> reports) {

  static final IpAddress ANYWHERE = IpAddress.v4(0);
  static final int SYSLOG_PORT = 5514; // 514 takes privileges
  static final int TLS_PORT = 6514; // RFC 5425 4.1
  static final int LINE_BYTES = 64 << 10;
  static final int BUFFER_BYTES = 16 << 20;
  static final int CONNECTIONS = 1_000;
  static final int RELP_PORT = 2514; // none is assigned; rsyslog's own examples have this one
  static final int HTTP_PORT = 8514;
  static final int BODY_BYTES = 16 << 20;

  /**
   * Private, loopback and link-local blocks (RFC 1918, 1122, 3927, 4193, 4291). The shared space of
   * RFC 6598, 100.64.0.0/10, is not among them: it is the provider's side.
   */
  static final List<Cidr> PRIVATE =
      Stream.of(
              "10.0.0.0/8",
              "172.16.0.0/12",
              "192.168.0.0/16",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "fc00::/7",
              "::1/128",
              "fe80::/10")
          .map(Cidr::parse)
          .toList();

  /** Those of an empty {@code tharsis.yaml}. */
  public static final Settings DEFAULT =
      new Settings(
          Path.of("data"),
          syslog(ANYWHERE, SYSLOG_PORT, LINE_BYTES),
          PRIVATE,
          ZoneId.of("UTC"),
          List.of(),
          List.of(),
          Duration.ofSeconds(2),
          true,
          Duration.ofDays(366),
          Set.of(),
          200_000,
          4L << 30,
          List.of(),
          StoreSettings.DEFAULT,
          StatusSettings.DEFAULT,
          MailSettings.NONE,
          List.of());

  public Settings {
    receivers = List.copyOf(receivers);
    inside = List.copyOf(inside);
    senders = List.copyOf(senders);
    egress = List.copyOf(egress);
    disabledRules = Set.copyOf(disabledRules);
    files = List.copyOf(files);
    reports = List.copyOf(reports);
    if (receivers.isEmpty()) {
      throw new IllegalArgumentException("no receivers; name at least one");
    }
    Limits.LATENESS.check(lateness);
    Limits.EXCLUSION.check(longestExclusion);
    Limits.WINDOW_KEYS.check((long) windowKeys);
    Limits.JOURNAL_BYTES.check(journalBytes);
  }

  /** The pair that a plain {@code syslog} section stands for: UDP and TCP on one port. */
  static List<ReceiverSettings> syslog(IpAddress address, int port, int maxLineBytes) {
    return List.of(
        new ReceiverSettings.Udp(address, port, maxLineBytes, BUFFER_BYTES),
        new ReceiverSettings.Tcp(address, port, maxLineBytes, CONNECTIONS));
  }

  /** Which addresses are inside. */
  public AddressSet insideNetworks() {
    return AddressSet.of(inside);
  }

  /** The same with its data elsewhere. */
  public Settings withData(Path elsewhere) {
    return new Settings(
        elsewhere,
        receivers,
        inside,
        timeZone,
        senders,
        egress,
        lateness,
        exclusionsEnabled,
        longestExclusion,
        disabledRules,
        windowKeys,
        journalBytes,
        files,
        store,
        status,
        mail,
        reports);
  }
}

package org.tharsis.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/**
 * Writes a mixed ASA log of any length to standard output: connections, translations, denies and a
 * few logins of some thousand hosts, at 2,000 lines a second of its own time. The same seed gives
 * the same bytes. The log of a large network has more hosts, and its logins fail no more often.
 */
public final class MixedAsaLog {
  private static final int LINES_A_SECOND = 2000;
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MMM dd uuuu HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int[] PORTS = {80, 443, 443, 443, 53, 25, 22, 445, 3389, 8080, 123, 993};

  private final int sites;
  private final RandomGenerator random;
  private long lines;
  private int connection = 100_000;

  MixedAsaLog(long seed) {
    this(1, seed);
  }

  /**
   * @param sites as many hosts as so many sites have, all behind one firewall; 1 to 256
   */
  MixedAsaLog(int sites, long seed) {
    this.sites = sites;
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** Arguments: how many lines, and the seed (default 1). */
  public static void main(String[] args) throws IOException {
    OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
    write(Long.parseLong(args[0]), args.length > 1 ? Long.parseLong(args[1]) : 1, out);
    out.flush();
  }

  static void write(long lines, long seed, OutputStream out) throws IOException {
    MixedAsaLog log = new MixedAsaLog(seed);
    for (long i = 0; i < lines; i++) {
      out.write(log.next().getBytes(StandardCharsets.US_ASCII));
      out.write('\n');
    }
  }

  /** The same lines in memory. */
  static List<byte[]> lines(int count, long seed) {
    return new MixedAsaLog(seed).lines(count);
  }

  List<byte[]> lines(int count) {
    return Stream.generate(this::next)
        .limit(count)
        .map(line -> line.getBytes(StandardCharsets.US_ASCII))
        .toList();
  }

  String next() {
    String stamp = STAMP.format(START.plusSeconds(lines++ / LINES_A_SECOND));
    String message = message(random.nextInt(100));
    int severity = message.charAt("%ASA-".length()) - '0';
    return "<" + (160 + severity) + ">" + stamp + " fw-edge : " + message;
  }

  private String message(int kind) {
    if (kind < 30) {
      return built();
    } else if (kind < 58) {
      return teardown();
    } else if (kind < 70) {
      return translation(kind < 64);
    } else if (kind < 88) {
      return deny();
    } else if (kind < 93) {
      return hitCount();
    } else if (kind < 97) {
      return noConnection();
    }
    return login(kind == 97 || atAnotherSite());
  }

  private String built() {
    String inside = inside();
    String outside = outside();
    int port = port();
    boolean udp = port == 53 || port == 123;
    int local = ephemeral();
    return "%%ASA-6-%s: Built outbound %s connection %d for outside:%s/%d (%s/%d) to inside:%s/%d (198.51.100.20/%d)"
        .formatted(
            udp ? "302015" : "302013",
            udp ? "UDP" : "TCP",
            connection++,
            outside,
            port,
            outside,
            port,
            inside,
            local,
            ephemeral());
  }

  private String teardown() {
    boolean udp = random.nextInt(4) == 0;
    String end =
        "%d for outside:%s/%d to inside:%s/%d duration 0:%02d:%02d bytes %d"
            .formatted(
                connection - random.nextInt(1000),
                outside(),
                port(),
                inside(),
                ephemeral(),
                random.nextInt(10),
                random.nextInt(60),
                random.nextInt(2_000_000));
    return udp
        ? "%ASA-6-302016: Teardown UDP connection " + end
        : "%ASA-6-302014: Teardown TCP connection "
            + end
            + (random.nextBoolean() ? " TCP FINs" : " TCP Reset-O");
  }

  private String translation(boolean begins) {
    int local = ephemeral();
    String pair =
        "dynamic TCP translation from inside:%s/%d to outside:198.51.100.20/%d"
            .formatted(inside(), local, ephemeral());
    return begins
        ? "%ASA-6-305011: Built " + pair
        : "%ASA-6-305012: Teardown " + pair + " duration 0:00:%02d".formatted(random.nextInt(60));
  }

  private String deny() {
    return "%%ASA-4-106023: Deny tcp src outside:%s/%d dst inside:%s/%d by access-group \"outside_in\" [0x%x, 0x0]"
        .formatted(outside(), ephemeral(), published(), port(), random.nextInt());
  }

  private String hitCount() {
    return "%%ASA-6-106100: access-list outside_in denied udp outside/%s(%d) -> inside/%s(%d) hit-cnt %d 300-second interval [0x%x, 0x0]"
        .formatted(
            outside(), ephemeral(), published(), port(), 1 + random.nextInt(50), random.nextInt());
  }

  private String noConnection() {
    return "%%ASA-6-106015: Deny TCP (no connection) from %s/%d to 198.51.100.20/%d flags RST ACK  on interface outside"
        .formatted(outside(), port(), ephemeral());
  }

  private String login(boolean succeeded) {
    return succeeded
        ? "%%ASA-6-605005: Login permitted from %s/%d to inside:10.0.0.1/ssh for user \"admin%d\""
            .formatted(inside(), ephemeral(), random.nextInt(5))
        : "%%ASA-6-113005: AAA user authentication Rejected : reason = AAA failure : server = 10.0.0.9 : user = user%d : user IP = %s"
            .formatted(random.nextInt(200), outside());
  }

  private boolean atAnotherSite() {
    return sites > 1 && random.nextInt(sites) > 0;
  }

  private String inside() {
    int subnet = random.nextInt(16 * sites);
    return "10.%d.%d.%d".formatted(1 + subnet / 256, subnet % 256, 1 + random.nextInt(250));
  }

  private String outside() {
    int subnet = random.nextInt(64 * sites);
    int host = random.nextInt(256);
    // RFC 2544's block for benchmarks, its lower eighth: some sources come again; RFC 6598's is
    // larger
    return sites == 1
        ? "198.18.%d.%d".formatted(subnet, host)
        : "100.%d.%d.%d".formatted(64 + subnet / 256, subnet % 256, host);
  }

  /** One of our own addresses that the world sees. */
  private String published() {
    return sites == 1
        ? "198.51.100." + random.nextInt(256)
        : "198.18.%d.%d".formatted(random.nextInt(sites), random.nextInt(256));
  }

  private int port() {
    return PORTS[random.nextInt(PORTS.length)];
  }

  private int ephemeral() {
    return 1024 + random.nextInt(64_000);
  }
}

package org.tharsis.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/**
 * Lines of a site with devices of many makes: of a hundred lines, fifty are from an ASA, and the
 * others from ScreenOS, Windows, iptables and FortiGate. The same seed gives the same bytes.
 */
final class WholeMix {
  private final RandomGenerator random;
  private final MixedAsaLog asa;
  private int session = 20_000;

  private WholeMix(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    asa = new MixedAsaLog(seed);
  }

  static List<byte[]> lines(int count, long seed) {
    WholeMix mix = new WholeMix(seed);
    return Stream.generate(mix::next)
        .limit(count)
        .map(line -> line.getBytes(StandardCharsets.US_ASCII))
        .toList();
  }

  private String next() {
    int kind = random.nextInt(100);
    if (kind < 50) {
      return asa.next();
    } else if (kind < 62) {
      return screenOsTraffic();
    } else if (kind < 65) {
      return screenOsAttack();
    } else if (kind < 71) {
      return snareLogon();
    } else if (kind < 74) {
      return snareLimit();
    } else if (kind < 80) {
      return winlogbeat();
    } else if (kind < 90) {
      return iptables();
    }
    return fortiGate();
  }

  private String stamp() {
    return "Mar  2 08:%02d:%02d".formatted(random.nextInt(60), random.nextInt(60));
  }

  private String screenOsTraffic() {
    String source = inside();
    String destination = outside();
    int port = ephemeral();
    return ("<134>%s ns-edge NetScreen device_id=ns-edge  [Root]system-notification-00257(traffic):"
            + " start_time=\"2026-03-02 08:00:%02d\" duration=%d policy_id=%d service=https proto=6"
            + " src zone=Trust dst zone=Untrust action=Permit sent=%d rcvd=%d src=%s dst=%s"
            + " src_port=%d dst_port=443 src-xlated ip=198.51.100.30 port=%d dst-xlated ip=%s"
            + " port=443 session_id=%d reason=Close - TCP FIN")
        .formatted(
            stamp(),
            random.nextInt(60),
            random.nextInt(300),
            random.nextInt(40),
            random.nextInt(10_000),
            random.nextInt(1_000_000),
            source,
            destination,
            port,
            ephemeral(),
            destination,
            session++);
  }

  private String screenOsAttack() {
    return ("<129>%s ns-edge NetScreen device_id=ns-edge  [Root]system-alert-00016: Port scan! From"
            + " %s:%d to 198.51.100.30:%d, proto TCP (zone Untrust, int ethernet0/0). Occurred 1"
            + " times. (2026-03-02 08:00:%02d)")
        .formatted(stamp(), outside(), ephemeral(), ephemeral(), random.nextInt(60));
  }

  private String snareLogon() {
    return ("<13>%s SRV%d MSWinEventLog\t1\tSecurity\t%d\tMon Mar 02 08:00:%02d 2026\t4624\t"
            + "Microsoft-Windows-Security-Auditing\tN/A\tN/A\tSuccess Audit\tsrv%d.corp.example\t"
            + "Logon\t\tAn account was successfully logged on.    Subject:   Security ID:  S-1-0-0 "
            + "  Account Name:  -   Account Domain:  -   Logon ID:  0x0    Logon Type:   3    New"
            + " Logon:   Security ID:  S-1-5-21-1-2-3-%d   Account Name:  user%d   Account Domain: "
            + " CORP   Logon ID:  0x%x   Logon GUID:  {00000000-0000-0000-0000-000000000000}   "
            + " Process Information:   Process ID:  0x0   Process Name:  -    Network Information: "
            + "  Workstation Name: W%d   Source Network Address: %s   Source Port:  %d    Detailed"
            + " Authentication Information:   Logon Process:  NtLmSsp\t%d")
        .formatted(
            stamp(),
            random.nextInt(40),
            session++,
            random.nextInt(60),
            random.nextInt(40),
            random.nextInt(500),
            random.nextInt(500),
            random.nextInt(),
            random.nextInt(400),
            inside(),
            ephemeral(),
            random.nextInt(100_000));
  }

  private String snareLimit() {
    return ("<13>%s XP-%d MSWinEventLog\t1\tSystem\t%d\tMon Mar 02 08:00:%02d 2026\t4226\tTcpip"
                + "\tN/A\tN/A\tWarning\tXP-%d\tNone\t\tTCP/IP has reached the security limit"
                + " imposed on the number of concurrent TCP connect attempts.\t12")
        .formatted(stamp(), random.nextInt(99), session++, random.nextInt(60), random.nextInt(99));
  }

  private String winlogbeat() {
    return ("{\"@timestamp\":\"2026-03-02T08:00:%02d.%03dZ\",\"event\":{\"code\":\"4625\",\"kind\":"
            + "\"event\"},\"winlog\":{\"provider_name\":\"Microsoft-Windows-Security-Auditing\","
            + "\"computer_name\":\"srv%d.corp.example\",\"event_data\":{\"TargetUserName\":"
            + "\"user%d\",\"TargetDomainName\":\"CORP\",\"IpAddress\":\"%s\",\"IpPort\":\"%d\"}},"
            + "\"message\":\"An account failed to log on.\"}")
        .formatted(
            random.nextInt(60),
            random.nextInt(1000),
            random.nextInt(40),
            random.nextInt(500),
            outside(),
            ephemeral());
  }

  private String iptables() {
    return ("<4>%s gw-7 kernel: [%d.%06d] DROP IN=eth0 OUT= MAC=02:00:00:00:00:01:02:00:00:00:00:02"
            + ":08:00 SRC=%s DST=198.51.100.40 LEN=60 TOS=0x00 PREC=0x00 TTL=%d ID=%d DF PROTO=TCP"
            + " SPT=%d DPT=%d WINDOW=29200 RES=0x00 SYN URGP=0")
        .formatted(
            stamp(),
            random.nextInt(1_000_000),
            random.nextInt(1_000_000),
            outside(),
            random.nextInt(40, 64),
            random.nextInt(65_536),
            ephemeral(),
            random.nextInt(1024));
  }

  private String fortiGate() {
    return ("<189>date=2026-03-02 time=08:00:%02d devname=\"fgt-1\" devid=\"FGT0000000000001\""
            + " logid=\"0000000013\" type=\"traffic\" subtype=\"forward\" level=\"notice\""
            + " vd=\"root\" eventtime=%d srcip=%s srcport=%d srcintf=\"port2\" srcintfrole=\"lan\""
            + " dstip=%s dstport=443 dstintf=\"port1\" dstintfrole=\"wan\" sessionid=%d proto=6"
            + " action=\"close\" policyid=%d service=\"HTTPS\" trandisp=\"snat\""
            + " transip=198.51.100.50 transport=%d duration=%d sentbyte=%d rcvdbyte=%d sentpkt=%d"
            + " rcvdpkt=%d")
        .formatted(
            random.nextInt(60),
            1_772_438_400L + random.nextInt(60),
            inside(),
            ephemeral(),
            outside(),
            session++,
            random.nextInt(30),
            ephemeral(),
            random.nextInt(300),
            random.nextInt(10_000),
            random.nextInt(1_000_000),
            random.nextInt(100),
            random.nextInt(1000));
  }

  private String inside() {
    return "10.1." + random.nextInt(16) + "." + (1 + random.nextInt(250));
  }

  private String outside() {
    return "198.18." + random.nextInt(64) + "." + random.nextInt(256);
  }

  private int ephemeral() {
    return 1024 + random.nextInt(64_000);
  }
}

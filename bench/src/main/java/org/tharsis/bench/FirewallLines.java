package org.tharsis.bench;

/** Lines of firewalls and routers other than the ASA. */
final class FirewallLines {
  private final Hosts hosts;

  FirewallLines(Hosts hosts) {
    this.hosts = hosts;
  }

  String screenOsTraffic() {
    String source = hosts.inside();
    String destination = hosts.outside();
    int port = hosts.ephemeral();
    return ("<134>%s ns-edge NetScreen device_id=ns-edge  [Root]system-notification-00257(traffic):"
            + " start_time=\"2026-03-02 08:00:%02d\" duration=%d policy_id=%d service=https proto=6"
            + " src zone=Trust dst zone=Untrust action=Permit sent=%d rcvd=%d src=%s dst=%s"
            + " src_port=%d dst_port=443 src-xlated ip=198.51.100.30 port=%d dst-xlated ip=%s"
            + " port=443 session_id=%d reason=Close - TCP FIN")
        .formatted(
            hosts.stamp(),
            hosts.upTo(60),
            hosts.upTo(300),
            hosts.upTo(40),
            hosts.upTo(10_000),
            hosts.upTo(1_000_000),
            source,
            destination,
            port,
            hosts.ephemeral(),
            destination,
            hosts.session());
  }

  String screenOsAttack() {
    return ("<129>%s ns-edge NetScreen device_id=ns-edge  [Root]system-alert-00016: Port scan! From"
            + " %s:%d to 198.51.100.30:%d, proto TCP (zone Untrust, int ethernet0/0). Occurred 1"
            + " times. (2026-03-02 08:00:%02d)")
        .formatted(
            hosts.stamp(), hosts.outside(), hosts.ephemeral(), hosts.ephemeral(), hosts.upTo(60));
  }

  String iptables() {
    return ("<4>%s gw-7 kernel: [%d.%06d] DROP IN=eth0 OUT= MAC=02:00:00:00:00:01:02:00:00:00:00:02"
            + ":08:00 SRC=%s DST=198.51.100.40 LEN=60 TOS=0x00 PREC=0x00 TTL=%d ID=%d DF PROTO=TCP"
            + " SPT=%d DPT=%d WINDOW=29200 RES=0x00 SYN URGP=0")
        .formatted(
            hosts.stamp(),
            hosts.upTo(1_000_000),
            hosts.upTo(1_000_000),
            hosts.outside(),
            40 + hosts.upTo(24),
            hosts.upTo(65_536),
            hosts.ephemeral(),
            hosts.upTo(1024));
  }

  String fortiGate() {
    return ("<189>date=2026-03-02 time=08:00:%02d devname=\"fgt-1\" devid=\"FGT0000000000001\""
            + " logid=\"0000000013\" type=\"traffic\" subtype=\"forward\" level=\"notice\""
            + " vd=\"root\" eventtime=%d srcip=%s srcport=%d srcintf=\"port2\" srcintfrole=\"lan\""
            + " dstip=%s dstport=443 dstintf=\"port1\" dstintfrole=\"wan\" sessionid=%d proto=6"
            + " action=\"close\" policyid=%d service=\"HTTPS\" trandisp=\"snat\""
            + " transip=198.51.100.50 transport=%d duration=%d sentbyte=%d rcvdbyte=%d sentpkt=%d"
            + " rcvdpkt=%d")
        .formatted(
            hosts.upTo(60),
            1_772_438_400L + hosts.upTo(60),
            hosts.inside(),
            hosts.ephemeral(),
            hosts.outside(),
            hosts.session(),
            hosts.upTo(30),
            hosts.ephemeral(),
            hosts.upTo(300),
            hosts.upTo(10_000),
            hosts.upTo(1_000_000),
            hosts.upTo(100),
            hosts.upTo(1000));
  }

  String srx() {
    String destination = hosts.outside();
    int port = hosts.ephemeral();
    return ("<14>1 2026-03-02T08:00:%02d.%03dZ srx-1 RT_FLOW - RT_FLOW_SESSION_CLOSE"
            + " [junos@2636.1.1.1.2.129 reason=\"TCP FIN\" source-address=\"%s\" source-port=\"%d\""
            + " destination-address=\"%s\" destination-port=\"443\" service-name=\"junos-https\""
            + " nat-source-address=\"198.51.100.60\" nat-source-port=\"%d\""
            + " nat-destination-address=\"%s\" nat-destination-port=\"443\" protocol-id=\"6\""
            + " policy-name=\"out\" source-zone-name=\"trust\" destination-zone-name=\"untrust\""
            + " session-id-32=\"%d\" packets-from-client=\"%d\" bytes-from-client=\"%d\""
            + " packets-from-server=\"%d\" bytes-from-server=\"%d\" elapsed-time=\"%d\"]")
        .formatted(
            hosts.upTo(60),
            hosts.upTo(1000),
            hosts.inside(),
            port,
            destination,
            hosts.ephemeral(),
            destination,
            hosts.session(),
            hosts.upTo(100),
            hosts.upTo(10_000),
            hosts.upTo(1000),
            hosts.upTo(1_000_000),
            hosts.upTo(300));
  }

  String filterlog() {
    return ("<134>%s pf-1 filterlog[4711]: 5,,,1000000103,em0,match,block,in,4,0x0,,%d,%d,0,none,6,"
            + "tcp,44,%s,198.51.100.70,%d,%d,0,S,%d,,1024,,mss")
        .formatted(
            hosts.stamp(),
            40 + hosts.upTo(24),
            hosts.upTo(65_536),
            hosts.outside(),
            hosts.ephemeral(),
            hosts.upTo(1024),
            hosts.upTo(1_000_000_000));
  }

  String sonicWall() {
    return ("<134>id=sw-1 sn=0017C5000001 time=\"2026-03-02 08:00:%02d\" fw=198.51.100.80 pri=6"
            + " c=1024 m=537 msg=\"Connection Closed\" n=%d src=%s:%d:X0 dst=%s:443:X1"
            + " proto=tcp/https sent=%d rcvd=%d spkt=%d rpkt=%d cdur=%d rule=\"5 (LAN->WAN)\"")
        .formatted(
            hosts.upTo(60),
            hosts.session(),
            hosts.inside(),
            hosts.ephemeral(),
            hosts.outside(),
            hosts.upTo(10_000),
            hosts.upTo(1_000_000),
            hosts.upTo(100),
            hosts.upTo(1000),
            hosts.upTo(100_000));
  }

  String ios() {
    return ("<190>%d: rtr-1: %s: %%SEC-6-IPACCESSLOGP: list inet-in denied tcp %s(%d) ->"
            + " 198.51.100.90(%d), %d packets")
        .formatted(
            hosts.session(),
            hosts.stamp(),
            hosts.outside(),
            hosts.ephemeral(),
            hosts.upTo(1024),
            1 + hosts.upTo(9));
  }
}

package org.tharsis.bench;

/** Lines of intrusion detection. */
final class SensorLines {
  private final Hosts hosts;

  SensorLines(Hosts hosts) {
    this.hosts = hosts;
  }

  String snort() {
    return ("<33>%s ips-1 snort[1187]: [1:%d:4] LAB outbound connection [Classification: Potentially"
            + " Bad Traffic] [Priority: 2] {TCP} %s:%d -> %s:80")
        .formatted(
            hosts.stamp(),
            2_000_000 + hosts.upTo(500),
            hosts.inside(),
            hosts.ephemeral(),
            hosts.outside());
  }

  String suricata() {
    return ("{\"timestamp\":\"2026-03-02T08:00:%02d.%06d+0000\",\"flow_id\":%d,\"in_iface\":"
            + "\"eth1\",\"event_type\":\"alert\",\"src_ip\":\"%s\",\"src_port\":%d,\"dest_ip\":"
            + "\"%s\",\"dest_port\":443,\"proto\":\"TCP\",\"alert\":{\"action\":\"allowed\","
            + "\"gid\":1,\"signature_id\":%d,\"rev\":4,\"signature\":\"LAB beacon\","
            + "\"category\":\"A Network Trojan was detected\",\"severity\":1}}")
        .formatted(
            hosts.upTo(60),
            hosts.upTo(1_000_000),
            1_770_000_000_000_000L + hosts.upTo(1_000_000),
            hosts.inside(),
            hosts.ephemeral(),
            hosts.outside(),
            9_000_000 + hosts.upTo(300));
  }
}

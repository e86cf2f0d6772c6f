package org.tharsis.parsers.ids;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;
import org.tharsis.parsers.json.JsonPaths;

/** What an EVE record says, and the field that it goes to as it is, if any. */
enum EvePart {
  EVENT_TYPE("event_type"),
  TIME("timestamp"),
  PROTOCOL("proto"),
  SOURCE(Field.SOURCE_IP, "src_ip"),
  SOURCE_PORT(Field.SOURCE_PORT, "src_port"),
  DESTINATION(Field.DESTINATION_IP, "dest_ip", "dst_ip"),
  DESTINATION_PORT(Field.DESTINATION_PORT, "dest_port", "dst_port"),
  SOURCE_MAC(Field.SOURCE_MAC, "ether.src_mac"),
  DESTINATION_MAC(Field.DESTINATION_MAC, "ether.dest_mac"),
  ICMP_TYPE(Field.NETWORK_ICMP_TYPE, "icmp_type"),
  ICMP_CODE(Field.NETWORK_ICMP_CODE, "icmp_code"),
  INTERFACE(Field.OBSERVER_INGRESS_INTERFACE_NAME, "in_iface"),
  SENSOR(Field.OBSERVER_NAME, "host"),
  FLOW_ID(Field.NETWORK_SESSION_ID, "flow_id"),
  APPLICATION(Field.NETWORK_PROTOCOL, "app_proto"),
  DIRECTION("direction"),

  GENERATOR_ID("alert.gid"),
  SIGNATURE_ID(Field.RULE_ID, "alert.signature_id"),
  SIGNATURE(Field.RULE_NAME, "alert.signature", "anomaly.event"),
  CLASSIFICATION(Field.EVENT_REASON, "alert.category", "drop.reason", "flow.reason"),
  SEVERITY(Field.EVENT_SEVERITY, "alert.severity"),
  ALERT_ACTION("alert.action"),
  VERDICT_ACTION("verdict.action"),

  PACKETS_TO_SERVER("flow.pkts_toserver"),
  PACKETS_TO_CLIENT("flow.pkts_toclient"),
  BYTES_TO_SERVER("flow.bytes_toserver"),
  BYTES_TO_CLIENT("flow.bytes_toclient"),
  FLOW_SOURCE("flow.src_ip"),
  FLOW_DESTINATION("flow.dest_ip"),
  FLOW_START("flow.start", "netflow.start"),
  FLOW_END("flow.end", "netflow.end"),
  FLOW_AGE("flow.age", "netflow.age"),
  NETFLOW_PACKETS(Field.NETWORK_PACKETS, "netflow.pkts"),
  NETFLOW_BYTES(Field.NETWORK_BYTES, "netflow.bytes", "drop.len"),
  TCP_FLAGS(Field.NETWORK_TCP_FLAGS, "tcp.tcp_flags"),

  HOST_NAME(Field.DESTINATION_DOMAIN, "http.hostname", "tls.sni", "quic.sni"),
  URL(Field.URL_ORIGINAL, "http.url"),
  HTTP_STATUS("http.status"),
  USER(Field.USER_NAME, "krb5.cname", "smb.ntlmssp.user", "rfb.authentication.user"),
  USER_DOMAIN(Field.USER_DOMAIN, "krb5.realm", "smb.ntlmssp.domain");

  /** Those that go to a field as they are. */
  static final List<EvePart> FIELDS =
      Arrays.stream(values()).filter(part -> part.field != null).toList();

  static final JsonPaths PATHS = JsonPaths.of(paths(), values().length);

  final @Nullable Field field;
  private final List<String> paths;

  EvePart(String... paths) {
    this(null, paths);
  }

  EvePart(@Nullable Field field, String... paths) {
    this.field = field;
    this.paths = List.of(paths);
  }

  private static Map<String, Integer> paths() {
    Map<String, Integer> places = new HashMap<>();
    for (EvePart part : values()) {
      part.paths.forEach(path -> places.put(path, part.ordinal()));
    }
    return places;
  }
}

package org.tharsis.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one field vocabulary that parsers, index, queries, JSON and rules share.
 *
 * <p>Names and meanings are those of the Elastic Common Schema (ECS, field reference 8.x). What ECS
 * has no name for is marked below as our own.
 */
public enum Field {
  /** When it happened, as the device said it; milliseconds since the epoch. */
  TIMESTAMP("@timestamp", Type.TIME, "time"),
  /** Where the line lies in what was received; see {@link EventId}. */
  EVENT_ID("event.id", Type.KEYWORD, "id"),
  /** When the line arrived here; milliseconds since the epoch. */
  EVENT_INGESTED("event.ingested", Type.TIME),
  /** The whole line as it came. */
  EVENT_ORIGINAL("event.original", Type.TEXT, "raw"),

  EVENT_ACTION("event.action", Type.KEYWORD, "act"),
  EVENT_CATEGORY("event.category", Type.KEYWORD, "category"),
  EVENT_CODE("event.code", Type.KEYWORD, "code"),
  /** Nanoseconds. */
  EVENT_DURATION("event.duration", Type.LONG, "duration"),
  EVENT_KIND("event.kind", Type.KEYWORD),
  EVENT_OUTCOME("event.outcome", Type.KEYWORD, "outcome"),
  EVENT_REASON("event.reason", Type.KEYWORD, "reason"),
  /** The device's own scale, as sent. */
  EVENT_SEVERITY("event.severity", Type.LONG, "severity"),
  EVENT_TYPE("event.type", Type.KEYWORD, "type"),

  SOURCE_BYTES("source.bytes", Type.LONG),
  SOURCE_DOMAIN("source.domain", Type.KEYWORD),
  /** Our own: the source lies in one of the site's inside networks. */
  SOURCE_INTERNAL("source.internal", Type.BOOLEAN),
  SOURCE_IP("source.ip", Type.IP, "src"),
  SOURCE_MAC("source.mac", Type.KEYWORD),
  SOURCE_NAT_IP("source.nat.ip", Type.IP),
  SOURCE_NAT_PORT("source.nat.port", Type.LONG),
  SOURCE_PACKETS("source.packets", Type.LONG),
  SOURCE_PORT("source.port", Type.LONG, "sport"),
  SOURCE_USER_NAME("source.user.name", Type.KEYWORD),

  DESTINATION_BYTES("destination.bytes", Type.LONG),
  DESTINATION_DOMAIN("destination.domain", Type.KEYWORD),
  /** Our own: the destination lies in one of the site's inside networks. */
  DESTINATION_INTERNAL("destination.internal", Type.BOOLEAN),
  DESTINATION_IP("destination.ip", Type.IP, "dst"),
  DESTINATION_MAC("destination.mac", Type.KEYWORD),
  DESTINATION_NAT_IP("destination.nat.ip", Type.IP),
  DESTINATION_NAT_PORT("destination.nat.port", Type.LONG),
  DESTINATION_PACKETS("destination.packets", Type.LONG),
  DESTINATION_PORT("destination.port", Type.LONG, "dport"),
  DESTINATION_USER_NAME("destination.user.name", Type.KEYWORD),

  NETWORK_BYTES("network.bytes", Type.LONG, "bytes"),
  NETWORK_DIRECTION("network.direction", Type.KEYWORD, "direction"),
  NETWORK_PACKETS("network.packets", Type.LONG),
  NETWORK_PROTOCOL("network.protocol", Type.KEYWORD),
  NETWORK_TRANSPORT("network.transport", Type.KEYWORD, "proto"),

  OBSERVER_EGRESS_INTERFACE_NAME("observer.egress.interface.name", Type.KEYWORD),
  OBSERVER_EGRESS_ZONE("observer.egress.zone", Type.KEYWORD),
  OBSERVER_INGRESS_INTERFACE_NAME("observer.ingress.interface.name", Type.KEYWORD),
  OBSERVER_INGRESS_ZONE("observer.ingress.zone", Type.KEYWORD),
  /** The address the line was received from. */
  OBSERVER_IP("observer.ip", Type.IP),
  /** The device that reports, by the name it gives itself. */
  OBSERVER_NAME("observer.name", Type.KEYWORD, "dev"),
  OBSERVER_PRODUCT("observer.product", Type.KEYWORD, "product"),
  OBSERVER_VENDOR("observer.vendor", Type.KEYWORD, "vendor"),

  HOST_HOSTNAME("host.hostname", Type.KEYWORD),
  HOST_IP("host.ip", Type.IP),
  HOST_NAME("host.name", Type.KEYWORD, "host"),

  USER_DOMAIN("user.domain", Type.KEYWORD),
  USER_NAME("user.name", Type.KEYWORD, "user"),

  RULE_ID("rule.id", Type.KEYWORD),
  RULE_NAME("rule.name", Type.KEYWORD),

  URL_ORIGINAL("url.original", Type.KEYWORD, "url"),
  PROCESS_NAME("process.name", Type.KEYWORD),
  LOG_SYSLOG_PRIORITY("log.syslog.priority", Type.LONG),

  /** Our own: the firewall's number for the conversation. */
  NETWORK_SESSION_ID("network.session.id", Type.KEYWORD),
  /** Our own: TCP flags as the firewall names them. */
  NETWORK_TCP_FLAGS("network.tcp.flags", Type.KEYWORD),
  /** Our own: RFC 792 or RFC 4443 type. */
  NETWORK_ICMP_TYPE("network.icmp.type", Type.LONG),
  /** Our own: RFC 792 or RFC 4443 code. */
  NETWORK_ICMP_CODE("network.icmp.code", Type.LONG),
  /** Our own: how often an access list entry matched since it was last reported. */
  RULE_HITS("rule.hits", Type.LONG),

  /** The exclusion that hid this event from correlation. */
  LABELS_EXCLUSION("labels.exclusion", Type.KEYWORD, "exclusion"),
  /**
   * Our own: what the site's egress policy says of a connection that was let out, {@code permitted}
   * or {@code violation}.
   */
  LABELS_EGRESS("labels.egress", Type.KEYWORD, "egress"),
  /** What the interpreter has to say of the line; see {@link Remark}. */
  TAGS("tags", Type.KEYWORD),
  /** Our own: how often this came, where a relay put equal lines into one. */
  EVENT_COUNT("event.count", Type.LONG),
  /** The number that its sender counts messages by; a gap is a message that never came. */
  EVENT_SEQUENCE("event.sequence", Type.LONG);

  /** How a field's values look and compare. */
  public enum Type {
    /** A {@link String} taken whole. */
    KEYWORD,
    /** An {@link IpAddress}. */
    IP,
    /** A {@link Long}. */
    LONG,
    /** A {@link Boolean}. */
    BOOLEAN,
    /** A {@link Long}: milliseconds since the epoch. */
    TIME,
    /** Bytes of text searched by word. */
    TEXT
  }

  private static final List<Field> BY_NAME =
      Arrays.stream(values()).sorted(Comparator.comparing(Field::ecsName)).toList();
  private static final Map<String, Field> LOOKUP = lookup();

  private final String ecsName;
  private final Type type;
  private final List<String> aliases;

  Field(String ecsName, Type type, String... aliases) {
    this.ecsName = ecsName;
    this.type = type;
    this.aliases = List.of(aliases);
  }

  /** The dotted ECS name, as in {@code source.nat.ip}. */
  public String ecsName() {
    return ecsName;
  }

  public Type type() {
    return type;
  }

  /** Short names a query may use instead. */
  public List<String> aliases() {
    return aliases;
  }

  /** Whether every event has it by nature, outside its parsed values. */
  public boolean intrinsic() {
    return ordinal() <= EVENT_ORIGINAL.ordinal();
  }

  /** All fields, by ECS name: fields of one object stand together. */
  public static List<Field> byName() {
    return BY_NAME;
  }

  /** All ECS names and aliases. */
  public static Set<String> names() {
    return LOOKUP.keySet();
  }

  /** The field of an ECS name or an alias, or null. */
  public static @Nullable Field of(String nameOrAlias) {
    return LOOKUP.get(nameOrAlias);
  }

  private static Map<String, Field> lookup() {
    Map<String, Field> fields = new HashMap<>();
    for (Field field : values()) {
      fields.put(field.ecsName, field);
      field.aliases.forEach(alias -> fields.put(alias, field));
    }
    return Map.copyOf(fields);
  }

  @Override
  public String toString() {
    return ecsName;
  }
}

package org.tharsis.parsers.ids;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.Remark;
import org.tharsis.parsers.json.JsonPaths;
import org.tharsis.parsers.json.JsonReader;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * {@code alert_json} of Snort 3, with whatever of its fields were chosen ("alert_json", Snort 3
 * Reference Manual). Belongs to one thread.
 */
public final class SnortJson implements MessageFormat {
  private enum Part {
    TIME(null, "timestamp"),
    SECONDS(null, "seconds"),
    RULE(null, "rule"),
    GENERATOR_ID(null, "gid"),
    ACTION(null, "action"),
    SOURCE_END(null, "src_ap"),
    DESTINATION_END(null, "dst_ap"),
    MESSAGE(null, "msg"),
    PROTOCOL(null, "proto"),
    SIGNATURE_ID(Field.RULE_ID, "sid"),
    CLASS(Field.EVENT_REASON, "class"),
    PRIORITY(Field.EVENT_SEVERITY, "priority"),
    SERVICE(Field.NETWORK_PROTOCOL, "service"),
    SOURCE(Field.SOURCE_IP, "src_addr"),
    SOURCE_PORT(Field.SOURCE_PORT, "src_port"),
    DESTINATION(Field.DESTINATION_IP, "dst_addr"),
    DESTINATION_PORT(Field.DESTINATION_PORT, "dst_port"),
    SOURCE_MAC(Field.SOURCE_MAC, "eth_src"),
    DESTINATION_MAC(Field.DESTINATION_MAC, "eth_dst"),
    INTERFACE(Field.OBSERVER_INGRESS_INTERFACE_NAME, "iface"),
    PACKET_LENGTH(Field.NETWORK_BYTES, "pkt_len"),
    TCP_FLAGS(Field.NETWORK_TCP_FLAGS, "tcp_flags"),
    ICMP_TYPE(Field.NETWORK_ICMP_TYPE, "icmp_type"),
    ICMP_CODE(Field.NETWORK_ICMP_CODE, "icmp_code");

    final @Nullable Field field;
    final String path;

    Part(@Nullable Field field, String path) {
      this.field = field;
      this.path = path;
    }
  }

  private static final Set<Part> FIELDS = EnumSet.range(Part.SIGNATURE_ID, Part.ICMP_CODE);

  private static final JsonPaths PATHS = JsonPaths.of(paths(), Part.values().length);

  private final Names names;
  private final Values values;
  private final Timestamps timestamps;
  private final Alert alerts;
  private final JsonReader json = new JsonReader(PATHS);

  public SnortJson(Names names, Values values, Timestamps timestamps) {
    this.names = names;
    this.values = values;
    this.timestamps = timestamps;
    this.alerts = new Alert(names);
  }

  private static Map<String, Integer> paths() {
    Map<String, Integer> places = new HashMap<>();
    for (Part part : Part.values()) {
      places.put(part.path, part.ordinal());
    }
    return places;
  }

  @Override
  public boolean mayBeginWith(int first) {
    return first == '{';
  }

  @Override
  public boolean read(Header header, Cursor c, EventDraft into) {
    boolean whole = json.read(c);
    boolean ends = has(Part.SOURCE_END) || has(Part.SOURCE);
    if (!ends || !isTimed(into.timestamp()) || !signature(into)) {
      return false;
    }
    Alert.begin("Snort", "Snort", into);
    into.timestamp(time());
    Cursor message = json.value(Part.MESSAGE.ordinal());
    alerts.message(message.bytes(), message.at(), message.end(), into);
    for (Part part : FIELDS) {
      put(part, into);
    }
    Cursor name = json.value(Part.PROTOCOL.ordinal());
    into.put(Field.NETWORK_TRANSPORT, Transports.name(names, name.bytes(), name.at(), name.end()));
    nothing(Field.EVENT_REASON, "none", into);
    nothing(Field.NETWORK_PROTOCOL, "unknown", into);
    end(true, Part.SOURCE_END, into);
    end(false, Part.DESTINATION_END, into);
    Cursor action = json.value(Part.ACTION.ordinal());
    Alert.action(action.bytes(), action.at(), action.end(), into);
    if (!whole) {
      into.remark(Remark.PARTLY_PARSED);
    }
    return true;
  }

  private boolean has(Part part) {
    return json.has(part.ordinal());
  }

  private boolean isTimed(long arrived) {
    return has(Part.TIME) && timestamps.readMonthFirst(json.value(Part.TIME.ordinal()), arrived);
  }

  /** The text has no year and no zone; the seconds, where they are logged, need neither. */
  private long time() {
    long seconds = json.number(Part.SECONDS.ordinal());
    boolean plausible = seconds > 0 && seconds < Integer.MAX_VALUE;
    return plausible
        ? seconds * 1000 + Math.floorMod(timestamps.millis(), 1000)
        : timestamps.millis();
  }

  private boolean signature(EventDraft into) {
    if (has(Part.RULE)) {
      return alerts.signature(json.value(Part.RULE.ordinal()), into);
    }
    if (!has(Part.GENERATOR_ID) || !has(Part.SIGNATURE_ID)) {
      return false;
    }
    into.put(
        Field.EVENT_CODE,
        json.number(Part.GENERATOR_ID.ordinal()) + ":" + json.number(Part.SIGNATURE_ID.ordinal()));
    return true;
  }

  private void put(Part part, EventDraft into) {
    if (part.field != null && has(part)) {
      Cursor value = json.value(part.ordinal());
      values.put(part.field, value.bytes(), value.at(), value.end(), into);
    }
  }

  private static void nothing(Field field, String said, EventDraft into) {
    if (said.equals(into.get(field))) {
      into.put(field, null);
    }
  }

  /** {@code 192.0.2.1:1029}; where there is no port, Snort writes 0. */
  private void end(boolean source, Part part, EventDraft into) {
    Field port = source ? Field.SOURCE_PORT : Field.DESTINATION_PORT;
    Field ip = source ? Field.SOURCE_IP : Field.DESTINATION_IP;
    if (has(part) && !(into.has(ip) && into.has(port))) {
      Cursor value = json.value(part.ordinal());
      if (!Endpoints.isIcmp(into.get(Field.NETWORK_TRANSPORT))) {
        Endpoints.put(source, value.bytes(), value.at(), value.end(), into);
      } else if (!into.has(ip)) {
        Endpoints.putBare(source, value.bytes(), value.at(), value.end(), into);
      }
    }
  }
}

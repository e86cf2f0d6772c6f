package org.tharsis.parsers.ids;

import java.util.Map;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.model.Remark;
import org.tharsis.parsers.json.JsonReader;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * Suricata's EVE ("Eve JSON Format", Suricata User Guide 7): alerts, and what it records of flows
 * and application protocols. Belongs to one thread.
 *
 * <p>The source is the packet's for an alert, which need not be who opened the flow: bytes and
 * packets, which Suricata counts by client and server, are put on the right end where it says which
 * is which.
 */
public final class EveJson implements MessageFormat {
  private static final long NANOS_A_SECOND = 1_000_000_000L;
  private static final long NANOS_A_MILLI = 1_000_000L;

  /** What else than an alert speaks of a detection. */
  private static final Map<String, String> CATEGORIES =
      Map.of(
          "anomaly", EventKind.INTRUSION_DETECTION,
          "drop", EventKind.INTRUSION_DETECTION,
          "stats", EventKind.HOST,
          "engine", EventKind.HOST);

  private final Names names;
  private final Values values;
  private final Timestamps timestamps;
  private final Alert alerts;

  /** What a line is that has a signature; who stores lines by type may leave the type out. */
  private static final String ALERT = "alert";

  private final JsonReader json = new JsonReader(EvePart.PATHS);

  public EveJson(Names names, Values values, Timestamps timestamps) {
    this.names = names;
    this.values = values;
    this.timestamps = timestamps;
    this.alerts = new Alert(names);
  }

  @Override
  public boolean mayBeginWith(int first) {
    return first == '{';
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    boolean whole = json.read(message);
    long time = millis(EvePart.TIME, into.timestamp());
    boolean typed = has(EvePart.EVENT_TYPE);
    if (time < 0 || !(typed || has(EvePart.SIGNATURE))) {
      return false;
    }
    into.timestamp(time);
    kind(typed ? text(EvePart.EVENT_TYPE) : ALERT, into);
    for (EvePart part : EvePart.FIELDS) {
      put(part, into);
    }
    transport(into);
    verdict(into);
    amounts(into);
    duration(into);
    if (!whole) {
      into.remark(Remark.PARTLY_PARSED);
    }
    return true;
  }

  private boolean has(EvePart part) {
    return json.has(part.ordinal());
  }

  private String text(EvePart part) {
    Cursor value = json.value(part.ordinal());
    return names.of(value.bytes(), value.at(), value.end());
  }

  private void put(EvePart part, EventDraft into) {
    Field field = part.field;
    if (field != null && has(part) && !into.has(field)) {
      Cursor value = json.value(part.ordinal());
      if (part == EvePart.SIGNATURE) {
        alerts.message(value.bytes(), value.at(), value.end(), into);
      } else {
        values.put(field, value.bytes(), value.at(), value.end(), into);
      }
    }
  }

  private long millis(EvePart part, long arrived) {
    return has(part) && timestamps.read(json.value(part.ordinal()), arrived)
        ? timestamps.millis()
        : -1;
  }

  private void kind(String type, EventDraft into) {
    Alert.begin("OISF", "Suricata", into);
    if (type.equals(ALERT)) {
      signature(into);
      return;
    }
    into.put(Field.EVENT_KIND, "event");
    into.put(Field.EVENT_CATEGORY, CATEGORIES.getOrDefault(type, EventKind.NETWORK));
    into.put(Field.EVENT_CODE, type);
    into.put(Field.EVENT_ACTION, type);
    switch (type) {
      case "flow", "netflow" -> into.put(Field.EVENT_TYPE, EventKind.END);
      case "drop" -> {
        into.put(Field.EVENT_TYPE, EventKind.DENIED);
        into.put(Field.EVENT_OUTCOME, EventKind.FAILURE);
      }
      case "http" -> answer(into);
      default -> {
        // A record of what was seen.
      }
    }
  }

  private void signature(EventDraft into) {
    if (has(EvePart.SIGNATURE_ID)) {
      String generator = has(EvePart.GENERATOR_ID) ? text(EvePart.GENERATOR_ID) : "1";
      into.put(Field.EVENT_CODE, generator + ":" + text(EvePart.SIGNATURE_ID));
    }
  }

  /** RFC 9110, 15: from 400 on, a status is an error. */
  private void answer(EventDraft into) {
    long status = json.number(EvePart.HTTP_STATUS.ordinal());
    if (status > 0) {
      into.put(Field.EVENT_OUTCOME, status < 400 ? EventKind.SUCCESS : EventKind.FAILURE);
    }
  }

  private void transport(EventDraft into) {
    Cursor name = json.value(EvePart.PROTOCOL.ordinal());
    into.put(Field.NETWORK_TRANSPORT, Transports.name(names, name.bytes(), name.at(), name.end()));
    if ("failed".equals(into.get(Field.NETWORK_PROTOCOL))) {
      into.put(Field.NETWORK_PROTOCOL, null); // Suricata could not tell
    }
  }

  /** What became of the packet: what the sensor did at last says more than what the rule asked. */
  private void verdict(EventDraft into) {
    action(EvePart.ALERT_ACTION, into);
    action(EvePart.VERDICT_ACTION, into);
  }

  private void action(EvePart part, EventDraft into) {
    if (has(part)) {
      Cursor value = json.value(part.ordinal());
      Alert.action(value.bytes(), value.at(), value.end(), into);
    }
  }

  private void amounts(EventDraft into) {
    boolean answer = json.is(EvePart.DIRECTION.ordinal(), "to_client") || sourceIsServer();
    EvePart sent = answer ? EvePart.BYTES_TO_CLIENT : EvePart.BYTES_TO_SERVER;
    EvePart received = answer ? EvePart.BYTES_TO_SERVER : EvePart.BYTES_TO_CLIENT;
    EvePart sentPackets = answer ? EvePart.PACKETS_TO_CLIENT : EvePart.PACKETS_TO_SERVER;
    EvePart receivedPackets = answer ? EvePart.PACKETS_TO_SERVER : EvePart.PACKETS_TO_CLIENT;
    sum(Field.SOURCE_BYTES, sent, Field.DESTINATION_BYTES, received, Field.NETWORK_BYTES, into);
    sum(
        Field.SOURCE_PACKETS,
        sentPackets,
        Field.DESTINATION_PACKETS,
        receivedPackets,
        Field.NETWORK_PACKETS,
        into);
  }

  /** Since release 7 an alert also names the ends of the flow, as it was opened. */
  private boolean sourceIsServer() {
    return has(EvePart.FLOW_DESTINATION)
        && json.is(EvePart.FLOW_DESTINATION.ordinal(), text(EvePart.SOURCE))
        && json.is(EvePart.FLOW_SOURCE.ordinal(), text(EvePart.DESTINATION));
  }

  private void sum(
      Field ofSource,
      EvePart sent,
      Field ofDestination,
      EvePart received,
      Field ofBoth,
      EventDraft into) {
    long one = json.number(sent.ordinal());
    long other = json.number(received.ordinal());
    if (one >= 0) {
      into.put(ofSource, one);
    }
    if (other >= 0) {
      into.put(ofDestination, other);
    }
    if (one >= 0 && other >= 0) {
      into.put(ofBoth, one + other);
    }
  }

  /** Of a flow that has ended: from its first packet to its last. */
  private void duration(EventDraft into) {
    long start = millis(EvePart.FLOW_START, into.timestamp());
    long end = millis(EvePart.FLOW_END, into.timestamp());
    long age = json.number(EvePart.FLOW_AGE.ordinal());
    if (start >= 0 && end >= start) {
      into.put(Field.EVENT_DURATION, (end - start) * NANOS_A_MILLI);
    } else if (age >= 0 && age < Integer.MAX_VALUE) {
      into.put(Field.EVENT_DURATION, age * NANOS_A_SECOND);
    }
  }
}

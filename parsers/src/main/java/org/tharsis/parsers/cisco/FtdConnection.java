package org.tharsis.parsers.cisco;

import java.util.Map;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventKind;
import org.tharsis.model.Field;
import org.tharsis.parsers.template.Side;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * The security events of Firepower Threat Defense, 430001 to 430005: {@code Key: value, Key: value}
 * ("Security Event Syslog Messages", Cisco Secure Firewall Threat Defense Syslog Messages).
 */
final class FtdConnection {
  private static final String FIRST_CODE = "430001";
  private static final String LAST_CODE = "430005";

  private static final long NANOS_A_SECOND = 1_000_000_000L;

  private static final Map<String, Field> FIELDS =
      Map.ofEntries(
          Map.entry("SrcIP", Field.SOURCE_IP),
          Map.entry("DstIP", Field.DESTINATION_IP),
          Map.entry("SrcPort", Field.SOURCE_PORT),
          Map.entry("DstPort", Field.DESTINATION_PORT),
          Map.entry("ICMPType", Field.NETWORK_ICMP_TYPE),
          Map.entry("ICMPCode", Field.NETWORK_ICMP_CODE),
          Map.entry("Protocol", Field.NETWORK_TRANSPORT),
          Map.entry("ApplicationProtocol", Field.NETWORK_PROTOCOL),
          Map.entry("IngressInterface", Field.OBSERVER_INGRESS_INTERFACE_NAME),
          Map.entry("EgressInterface", Field.OBSERVER_EGRESS_INTERFACE_NAME),
          Map.entry("IngressZone", Field.OBSERVER_INGRESS_ZONE),
          Map.entry("EgressZone", Field.OBSERVER_EGRESS_ZONE),
          Map.entry("AccessControlRuleName", Field.RULE_NAME),
          Map.entry("AccessControlRuleReason", Field.EVENT_REASON),
          Map.entry("InitiatorPackets", Field.SOURCE_PACKETS),
          Map.entry("ResponderPackets", Field.DESTINATION_PACKETS),
          Map.entry("InitiatorBytes", Field.SOURCE_BYTES),
          Map.entry("ResponderBytes", Field.DESTINATION_BYTES),
          Map.entry("NAT_InitiatorIP", Field.SOURCE_NAT_IP),
          Map.entry("NAT_InitiatorPort", Field.SOURCE_NAT_PORT),
          Map.entry("NAT_ResponderIP", Field.DESTINATION_NAT_IP),
          Map.entry("NAT_ResponderPort", Field.DESTINATION_NAT_PORT),
          Map.entry("ConnectionID", Field.NETWORK_SESSION_ID),
          Map.entry("URL", Field.URL_ORIGINAL),
          Map.entry("URI", Field.URL_ORIGINAL),
          Map.entry("SID", Field.RULE_ID),
          Map.entry("ThreatName", Field.RULE_NAME),
          Map.entry("Classification", Field.EVENT_REASON),
          Map.entry("Message", Field.RULE_NAME));

  private final Names names;
  private final Values values;

  FtdConnection(Names names, Values values) {
    this.names = names;
    this.values = values;
  }

  static boolean owns(String code) {
    return code.compareTo(FIRST_CODE) >= 0 && code.compareTo(LAST_CODE) <= 0;
  }

  void read(Cursor c, EventDraft into) {
    kind(into);
    while (!c.atEnd()) {
      int keyFrom = c.at();
      int colon = Ascii.indexOf(c.bytes(), keyFrom, c.end(), ": ");
      if (colon < 0) {
        break;
      }
      c.moveTo(colon + 2);
      int valueEnd = valueEnd(c);
      pair(names.of(c.bytes(), keyFrom, colon), c.bytes(), c.at(), valueEnd, into);
      c.moveTo(valueEnd + 2);
    }
    totalBytes(into);
  }

  private static void kind(EventDraft into) {
    String code = (String) into.get(Field.EVENT_CODE);
    boolean connection = "430002".equals(code) || "430003".equals(code);
    into.put(Field.EVENT_CATEGORY, connection ? EventKind.NETWORK : EventKind.INTRUSION_DETECTION);
    into.put(Field.EVENT_TYPE, EventKind.INFO);
    into.put(
        Field.EVENT_ACTION,
        code == null
            ? null
            : switch (code) {
              case "430001" -> "intrusion";
              case "430002" -> "connection-built";
              case "430003" -> "connection-teardown";
              case "430004" -> "file";
              default -> "malware";
            });
  }

  /** A value ends before a comma that a key follows: values hold commas too. */
  private static int valueEnd(Cursor c) {
    int at = c.at();
    while (true) {
      int comma = Ascii.indexOf(c.bytes(), at, c.end(), ", ");
      if (comma < 0) {
        return c.end();
      }
      if (keyFollows(c.bytes(), comma + 2, c.end())) {
        return comma;
      }
      at = comma + 2;
    }
  }

  private static boolean keyFollows(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && (Ascii.isLetter(bytes[at]) || bytes[at] == '_' || bytes[at] == ' ')) {
      at++;
    }
    return at > from && at < to && bytes[at] == ':';
  }

  private void pair(String key, byte[] bytes, int from, int to, EventDraft into) {
    Field field = FIELDS.get(key);
    if (field != null) {
      values.put(field, bytes, from, to, into);
    } else {
      switch (key) {
        case "User" -> user(bytes, from, to, into);
        case "AccessControlRuleAction", "InlineResult", "FileAction" ->
            action(bytes, from, to, into);
        case "ConnectionDuration" -> duration(Ascii.number(bytes, from, to), into);
        default -> {
          // Says nothing that a field of ours holds.
        }
      }
    }
  }

  private void user(byte[] bytes, int from, int to, EventDraft into) {
    boolean nobody =
        Ascii.is(bytes, from, to, "No Authentication Required")
            || Ascii.is(bytes, from, to, "Unknown");
    if (!nobody) {
      values.putUser(Side.SOURCE, bytes, from, to, into);
    }
  }

  /** {@code Block with reset} denies too; {@code Monitor} neither allows nor denies. */
  private static void action(byte[] bytes, int from, int to, EventDraft into) {
    boolean blocked = Ascii.indexOf(bytes, from, to, "Block") >= 0; // with reset, or malware
    if (blocked || Ascii.isAt(bytes, from, to, "Drop")) {
      into.put(Field.EVENT_TYPE, EventKind.DENIED);
      into.put(Field.EVENT_OUTCOME, EventKind.FAILURE);
    } else if (Ascii.is(bytes, from, to, "Allow") || Ascii.is(bytes, from, to, "Trust")) {
      into.put(Field.EVENT_TYPE, EventKind.ALLOWED);
      into.put(Field.EVENT_OUTCOME, EventKind.SUCCESS);
    }
  }

  private static void duration(long seconds, EventDraft into) {
    if (seconds >= 0 && seconds < Integer.MAX_VALUE) {
      into.put(Field.EVENT_DURATION, seconds * NANOS_A_SECOND);
    }
  }

  private static void totalBytes(EventDraft into) {
    if (into.get(Field.SOURCE_BYTES) instanceof Long sent
        && into.get(Field.DESTINATION_BYTES) instanceof Long received) {
      into.put(Field.NETWORK_BYTES, sent + received);
    }
  }
}

package org.tharsis.parsers.cisco;

import java.util.Set;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/**
 * Security events of Firepower before release 6.3, which had the bodies of 430001 to 430005 but no
 * id: it follows from the keys that only one kind of event has. Belongs to one thread.
 */
public final class UntypedEvent implements MessageFormat {
  /** Keys of all kinds: one of them comes first. */
  private static final Set<String> FIRST_KEYS =
      Set.of(
          "AccessControlRuleAction",
          "AccessControlRuleName",
          "ACPolicy",
          "ApplicationProtocol",
          "Client",
          "DeviceUUID",
          "DstIP",
          "DstPort",
          "EgressInterface",
          "EventPriority",
          "FileDirection",
          "FileName",
          "FirstPacketSecond",
          "GID",
          "HTTPResponse",
          "IngressInterface",
          "IngressZone",
          "InstanceID",
          "IntrusionPolicy",
          "Protocol",
          "SID",
          "SrcIP",
          "SrcPort",
          "User");

  private final Names names;
  private final FtdConnection events;

  public UntypedEvent(Names names, Values values) {
    this.names = names;
    this.events = new FtdConnection(names, values);
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    byte[] bytes = message.bytes();
    int from = message.at();
    int keyTo = message.wordEnd() - 1;
    if (header.tag() == null
        || keyTo <= from
        || bytes[keyTo] != ':'
        || !FIRST_KEYS.contains(names.of(bytes, from, keyTo))) {
      return false;
    }
    into.put(Field.OBSERVER_VENDOR, "Cisco");
    into.put(Field.OBSERVER_PRODUCT, "FTD");
    into.put(Field.EVENT_CODE, code(bytes, from, message.end()));
    events.read(message, into);
    return true;
  }

  private static String code(byte[] bytes, int from, int to) {
    if (has("FileSHA256", bytes, from, to) || has("FileName", bytes, from, to)) {
      return has("ThreatName", bytes, from, to) ? "430005" : "430004";
    }
    if (has("FileCount", bytes, from, to) || has("ConnectionDuration", bytes, from, to)) {
      return has("ConnectionDuration", bytes, from, to) ? "430003" : "430002";
    }
    boolean intrusion = has("Message", bytes, from, to) || has("SID", bytes, from, to);
    return intrusion ? "430001" : "430002";
  }

  private static boolean has(String key, byte[] bytes, int from, int to) {
    int at = Ascii.indexOf(bytes, from, to, key);
    while (at >= 0) {
      int end = at + key.length();
      boolean begins = at == from || bytes[at - 1] == ' ' || bytes[at - 1] == ',';
      if (begins && end < to && bytes[end] == ':') {
        return true;
      }
      at = Ascii.indexOf(bytes, end, to, key);
    }
    return false;
  }
}

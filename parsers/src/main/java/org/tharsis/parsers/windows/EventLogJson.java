package org.tharsis.parsers.windows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/** A Windows event as JSON: Winlogbeat, and NXLog's {@code to_json}. Belongs to one thread. */
public final class EventLogJson implements MessageFormat {
  private enum Part {
    TIME,
    CODE,
    PROVIDER,
    COMPUTER,
    FORWARDER,
    USER,
    DOMAIN,
    ADDRESS,
    PORT
  }

  private static final Map<String, Part> PATHS =
      Map.ofEntries(
          Map.entry("@timestamp", Part.TIME),
          Map.entry("winlog.event_id", Part.CODE),
          Map.entry("event.code", Part.CODE),
          Map.entry("winlog.provider_name", Part.PROVIDER),
          Map.entry("winlog.computer_name", Part.COMPUTER),
          Map.entry("host.name", Part.FORWARDER),
          Map.entry("winlog.event_data.TargetUserName", Part.USER),
          Map.entry("winlog.event_data.TargetDomainName", Part.DOMAIN),
          Map.entry("winlog.event_data.IpAddress", Part.ADDRESS),
          Map.entry("winlog.event_data.IpPort", Part.PORT),
          Map.entry("event_id", Part.CODE), // Winlogbeat 6
          Map.entry("source_name", Part.PROVIDER),
          Map.entry("computer_name", Part.COMPUTER),
          Map.entry("event_data.TargetUserName", Part.USER),
          Map.entry("event_data.TargetDomainName", Part.DOMAIN),
          Map.entry("event_data.IpAddress", Part.ADDRESS),
          Map.entry("event_data.IpPort", Part.PORT),
          Map.entry("EventTime", Part.TIME), // NXLog
          Map.entry("EventID", Part.CODE),
          Map.entry("SourceName", Part.PROVIDER),
          Map.entry("Hostname", Part.COMPUTER),
          Map.entry("TargetUserName", Part.USER),
          Map.entry("TargetDomainName", Part.DOMAIN),
          Map.entry("IpAddress", Part.ADDRESS),
          Map.entry("IpPort", Part.PORT));

  private static final int PARTS = Part.values().length;

  private final Names names;
  private final Values values;
  private final Timestamps timestamps;
  private final JsonValues json;
  private final EventRecord records;
  private final int[] froms = new int[PARTS];
  private final int[] tos = new int[PARTS];
  private final Cursor time = new Cursor();

  public EventLogJson(Names names, Values values, Timestamps timestamps) {
    this.names = names;
    this.values = values;
    this.timestamps = timestamps;
    this.json = new JsonValues(names);
    this.records = new EventRecord(values);
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    if (message.peek() != '{') {
      return false;
    }
    Arrays.fill(froms, 0);
    Arrays.fill(tos, 0);
    json.read(message, this::keep);
    byte[] bytes = message.bytes();
    String code = text(Part.CODE, bytes);
    String provider = text(Part.PROVIDER, bytes);
    if (code == null || provider == null) {
      return false;
    }
    put(code, provider, bytes, into);
    return true;
  }

  /** The first of several stays. */
  private void keep(String path, int from, int to) {
    Part part = PATHS.get(path);
    if (part != null && tos[part.ordinal()] == 0) {
      froms[part.ordinal()] = from;
      tos[part.ordinal()] = to;
    }
  }

  private void put(String code, String provider, byte[] bytes, EventDraft into) {
    String computer = text(Part.COMPUTER, bytes);
    String machine = computer == null ? text(Part.FORWARDER, bytes) : computer;
    records.put(provider, code, machine, into);
    put(Field.USER_NAME, Part.USER, bytes, into);
    put(Field.USER_DOMAIN, Part.DOMAIN, bytes, into);
    put(Field.SOURCE_IP, Part.ADDRESS, bytes, into);
    put(Field.SOURCE_PORT, Part.PORT, bytes, into);
    time.reset(bytes, froms[Part.TIME.ordinal()], tos[Part.TIME.ordinal()]);
    if (timestamps.read(time, into.timestamp())) {
      into.timestamp(timestamps.millis());
    }
  }

  private void put(Field field, Part part, byte[] bytes, EventDraft into) {
    String text = text(part, bytes);
    if (text != null) {
      byte[] value = text.getBytes(StandardCharsets.UTF_8);
      values.put(field, value, 0, value.length, into);
    }
  }

  private @Nullable String text(Part part, byte[] bytes) {
    int to = tos[part.ordinal()];
    int from = froms[part.ordinal()];
    return from == to ? null : JsonValues.text(bytes, from, to, names);
  }
}

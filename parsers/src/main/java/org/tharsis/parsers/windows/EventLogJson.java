package org.tharsis.parsers.windows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Remark;
import org.tharsis.parsers.json.JsonPaths;
import org.tharsis.parsers.json.JsonReader;
import org.tharsis.parsers.syslog.Header;
import org.tharsis.parsers.syslog.MessageFormat;
import org.tharsis.parsers.syslog.Timestamps;
import org.tharsis.parsers.template.Values;
import org.tharsis.parsers.text.Cursor;
import org.tharsis.parsers.text.Names;

/** A Windows event as JSON: Winlogbeat, and NXLog's {@code to_json}. Belongs to one thread. */
public final class EventLogJson implements MessageFormat {
  /** What is said of an event beside its data; its place comes behind those of {@link Datum}. */
  private enum Part {
    TIME("@timestamp", "EventTime"),
    CODE("winlog.event_id", "event.code", "event_id", "EventID"),
    PROVIDER("winlog.provider_name", "source_name", "SourceName"),
    COMPUTER("winlog.computer_name", "computer_name", "Hostname"),
    FORWARDER("host.name"),
    AUDIT("winlog.keywords", "keywords", "EventType"),
    TEXT("message", "Message");

    final List<String> paths;

    Part(String... paths) {
      this.paths = List.of(paths);
    }

    int place() {
      return Datum.values().length + ordinal();
    }
  }

  /** Winlogbeat 7 and later, of data in UserData too; Winlogbeat 6; NXLog. */
  private static final List<String> PREFIXES =
      List.of("winlog.event_data.", "winlog.user_data.", "event_data.", "");

  private static final JsonPaths PATHS =
      JsonPaths.of(paths(), Datum.values().length + Part.values().length);

  private static final Datum[] DATA = Datum.values();

  private final Names names;
  private final Timestamps timestamps;
  private final JsonReader json = new JsonReader(PATHS);
  private final EventRecord event;

  public EventLogJson(Names names, Values values, Timestamps timestamps) {
    this.names = names;
    this.timestamps = timestamps;
    this.event = new EventRecord(names, values);
  }

  private static Map<String, Integer> paths() {
    Map<String, Integer> places = new HashMap<>();
    for (Datum datum : Datum.values()) {
      for (String prefix : PREFIXES) {
        datum.names.forEach(name -> places.put(prefix + name, datum.ordinal()));
      }
    }
    for (Part part : Part.values()) {
      part.paths.forEach(path -> places.put(path, part.place()));
    }
    return places;
  }

  @Override
  public boolean mayBeginWith(int first) {
    return first == '{';
  }

  @Override
  public boolean read(Header header, Cursor message, EventDraft into) {
    boolean whole = json.read(message);
    String code = text(Part.CODE);
    String provider = text(Part.PROVIDER);
    if (code == null || provider == null) {
      return false;
    }
    String computer = text(Part.COMPUTER);
    event.begin().provider(provider).computer(computer == null ? text(Part.FORWARDER) : computer);
    data();
    Cursor audit = json.value(Part.AUDIT.place());
    event.audited(audit.bytes(), audit.at(), audit.end());
    Cursor text = json.value(Part.TEXT.place());
    event.text(text.bytes(), text.at(), text.end()).put(code, into);
    time(into);
    if (!whole) {
      into.remark(Remark.PARTLY_PARSED);
    }
    return true;
  }

  private void data() {
    for (Datum datum : DATA) {
      if (json.has(datum.ordinal())) {
        Cursor value = json.value(datum.ordinal());
        event.data().put(datum, value.bytes(), value.at(), value.end());
      }
    }
  }

  private void time(EventDraft into) {
    if (timestamps.read(json.value(Part.TIME.place()), into.timestamp())) {
      into.timestamp(timestamps.millis());
    }
  }

  private @Nullable String text(Part part) {
    if (!json.has(part.place())) {
      return null;
    }
    Cursor value = json.value(part.place());
    return names.of(value.bytes(), value.at(), value.end());
  }
}

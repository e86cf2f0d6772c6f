package org.tharsis.console;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tharsis.model.Event;
import org.tharsis.model.Field;

/** An event as nested ECS JSON. */
final class EventJson {
  /** What a line says by itself, wherever and whenever it came in. */
  static final Set<Field> OF_THE_LINE =
      EnumSet.complementOf(EnumSet.of(Field.EVENT_ID, Field.EVENT_INGESTED));

  private static final List<Field> FIELDS = Field.byName();
  private static final List<List<String>> PATHS =
      FIELDS.stream().map(field -> List.of(field.ecsName().split("\\.", -1))).toList();

  private final Set<Field> wanted;

  EventJson(Set<Field> wanted) {
    this.wanted = EnumSet.copyOf(wanted);
  }

  EventJson() {
    this(EnumSet.allOf(Field.class));
  }

  void print(Event event) throws IOException {
    Json.print(json -> write(event, json));
  }

  private void write(Event event, JsonGenerator json) throws IOException {
    Deque<String> open = new ArrayDeque<>();
    for (int i = 0; i < FIELDS.size(); i++) {
      Field field = FIELDS.get(i);
      Object value = wanted.contains(field) ? event.get(field) : null;
      if (value != null) {
        List<String> path = PATHS.get(i);
        enter(path, open, json);
        json.writeFieldName(path.getLast());
        value(field, value, json);
      }
    }
    leave(0, open, json);
  }

  /** Closes and opens objects until the path's last name can be written. */
  private static void enter(List<String> path, Deque<String> open, JsonGenerator json)
      throws IOException {
    int shared = 0;
    for (String name : open) {
      if (shared == path.size() - 1 || !name.equals(path.get(shared))) {
        break;
      }
      shared++;
    }
    leave(shared, open, json);
    for (String name : path.subList(shared, path.size() - 1)) {
      json.writeObjectFieldStart(name);
      open.addLast(name);
    }
  }

  private static void leave(int depth, Deque<String> open, JsonGenerator json) throws IOException {
    while (open.size() > depth) {
      open.removeLast();
      json.writeEndObject();
    }
  }

  private static void value(Field field, Object value, JsonGenerator json) throws IOException {
    switch (field.type()) {
      case TIME -> json.writeString(Times.show((Long) value));
      case LONG -> json.writeNumber((Long) value);
      case BOOLEAN -> json.writeBoolean((Boolean) value);
      case IP, KEYWORD, TEXT -> {
        if (field == Field.TAGS) {
          json.writeStartArray();
          for (String tag : value.toString().split(" ", -1)) {
            json.writeString(tag);
          }
          json.writeEndArray();
        } else {
          json.writeString(value.toString());
        }
      }
    }
  }
}

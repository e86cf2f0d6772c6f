package org.tharsis.console;

import org.jspecify.annotations.Nullable;
import org.tharsis.model.Endpoint;
import org.tharsis.model.Escaped;
import org.tharsis.model.Event;
import org.tharsis.model.Field;

/** An event for people, on one line: what was understood, then the line itself. */
final class EventLine {
  private EventLine() {}

  static String of(Event event) {
    StringBuilder line = new StringBuilder(Times.show(event.timestamp()));
    append(line, event.text(Field.OBSERVER_NAME));
    append(line, event.text(Field.HOST_NAME));
    append(line, event.text(Field.EVENT_CODE));
    append(line, event.text(Field.EVENT_ACTION));
    if (event.source().ip() != null || event.destination().ip() != null) {
      append(line, end(event.source()) + " -> " + end(event.destination()));
    }
    return Escaped.text(line.append(" | ").append(event.text()).toString());
  }

  private static void append(StringBuilder line, @Nullable String word) {
    if (word != null) {
      line.append(' ').append(word);
    }
  }

  private static String end(Endpoint end) {
    String ip = end.ip() == null ? "?" : end.ip().toString();
    return end.port() == null ? ip : ip + " port " + end.port();
  }
}

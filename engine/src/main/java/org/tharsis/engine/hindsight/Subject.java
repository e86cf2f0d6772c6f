package org.tharsis.engine.hindsight;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;

/**
 * Whom a question is about, by the roles events have for them; all that are given must be theirs.
 */
public final class Subject {
  private final Map<Field, Object> wanted = new LinkedHashMap<>();
  private final Map<Field, String> words = new LinkedHashMap<>();

  /** With that address in this role; the word is how people name the role. */
  public Subject with(String word, Field role, IpAddress address) {
    wanted.put(role, address);
    words.put(role, word + " " + address);
    return this;
  }

  /** With that name in this role, whatever its case. */
  public Subject with(String word, Field role, String name) {
    wanted.put(role, name);
    words.put(role, word + " " + name);
    return this;
  }

  /** Whether nobody was named. */
  public boolean isNobody() {
    return wanted.isEmpty();
  }

  /** Whether the event is about them. */
  public boolean isIn(Event event) {
    return wanted.entrySet().stream()
        .allMatch(each -> isSame(each.getValue(), event.get(each.getKey())));
  }

  private static boolean isSame(Object wanted, @Nullable Object actual) {
    return wanted instanceof String name
        ? actual != null && name.equalsIgnoreCase(actual.toString())
        : wanted.equals(actual);
  }

  /** The query that finds their events. */
  public String query() {
    return wanted.entrySet().stream()
        .map(each -> each.getKey().ecsName() + ":" + quoted(each.getValue().toString()))
        .collect(Collectors.joining(" AND "));
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** As people say it: {@code source 192.0.2.9, user anna}. */
  @Override
  public String toString() {
    return String.join(", ", words.values());
  }
}

package org.tharsis.engine.exclusion.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Exclusion.State;

/**
 * One change of an exclusion.
 *
 * @param time when it was made; when it was noticed, if by hand
 * @param who made it; if by hand, who owns the file
 * @param how a command, or {@link #BY_HAND}
 * @param id the exclusion's name
 * @param before the entry as it was, in one form whatever its layout; null if there was none
 * @param after the entry as it is since; null if there is none
 */
public record AuditRecord(
    Instant time,
    String who,
    String how,
    String id,
    @Nullable String before,
    @Nullable String after) {

  /** How it is done without a command. */
  public static final String BY_HAND = "by hand";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The state that an entry of the log is in; active if it says none that there is. */
  public static State state(String entry) {
    for (State each : State.values()) {
      if (entry.lines().anyMatch(("  state: " + each.word())::equals)) {
        return each;
      }
    }
    return State.ACTIVE;
  }

  /** A line of the log, without its end. */
  String line(String chain) {
    ObjectNode json = JSON.createObjectNode();
    json.put("time", time.toString());
    json.put("who", who);
    json.put("how", how);
    json.put("id", id);
    json.put("before", before);
    json.put("after", after);
    json.put("chain", chain);
    return json.toString();
  }

  /** A record with what it says of what stands before it. */
  record Chained(AuditRecord record, String chain) {}

  /** What a line says; null if it is no whole record. */
  static @Nullable Chained read(byte[] bytes, int from, int to) {
    try {
      JsonNode json = JSON.readTree(bytes, from, to - from);
      if (json == null || !json.isObject()) {
        return null;
      }
      AuditRecord record =
          new AuditRecord(
              Instant.parse(text(json, "time")),
              text(json, "who"),
              text(json, "how"),
              text(json, "id"),
              entry(json, "before"),
              entry(json, "after"));
      return new Chained(record, text(json, "chain"));
    } catch (IOException | DateTimeException torn) {
      return null;
    }
  }

  private static String text(JsonNode json, String key) throws IOException {
    JsonNode value = json.get(key);
    if (value == null || !value.isTextual()) {
      throw new IOException("no " + key);
    }
    return value.textValue();
  }

  private static @Nullable String entry(JsonNode json, String key) throws IOException {
    JsonNode value = json.get(key);
    return value != null && value.isNull() ? null : text(json, key);
  }
}

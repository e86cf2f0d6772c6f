package org.tharsis.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An exclusion as a person wrote it, unchecked; see {@link org.tharsis.model.Exclusion} for what
 * the fields mean.
 *
 * @param action {@code store} or {@code drop}; empty for store
 * @param source a list's name, a block or an address, as are destination and address
 * @param ends {@code 2027-03-31}
 */
public record ExclusionDraft(
    String id,
    String action,
    @Nullable String source,
    @Nullable String destination,
    @Nullable String address,
    List<String> ports,
    List<String> codes,
    List<String> devices,
    List<String> rules,
    String owner,
    String reason,
    String ends) {

  public ExclusionDraft {
    ports = List.copyOf(ports);
    codes = List.copyOf(codes);
    devices = List.copyOf(devices);
    rules = List.copyOf(rules);
  }

  /** The entry in {@code exclusions.yaml}, each line behind that many spaces. */
  String yaml(int indent, String lineEnd) {
    String margin = " ".repeat(indent);
    return given().entrySet().stream()
        .map(field -> field.getKey() + ": " + written(field.getValue()) + lineEnd)
        .collect(Collectors.joining(margin + "  ", margin + "- ", ""));
  }

  private Map<String, List<String>> given() {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    put(fields, "id", id);
    put(fields, "action", action);
    put(fields, "source", source);
    put(fields, "destination", destination);
    put(fields, "address", address);
    fields.put("port", ports);
    fields.put("code", codes);
    fields.put("device", devices);
    fields.put("rule", rules);
    put(fields, "owner", owner);
    put(fields, "reason", reason);
    put(fields, "ends", ends);
    fields.values().removeIf(List::isEmpty);
    return fields;
  }

  private static void put(Map<String, List<String>> fields, String key, @Nullable String value) {
    fields.put(key, value == null || value.isBlank() ? List.of() : List.of(value));
  }

  private static String written(List<String> values) {
    return values.size() == 1
        ? scalar(values.getFirst())
        : values.stream().map(ExclusionDraft::scalar).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String scalar(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  /** Whether no YAML reader can take it for anything but this text, a number or a date. */
  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && isAsciiLetterOrDigit(text.charAt(0))
        && text.chars().allMatch(c -> isAsciiLetterOrDigit(c) || "-_./".indexOf(c) >= 0)
        && !List.of("null", "true", "false", "yes", "no", "on", "off", "y", "n")
            .contains(text.toLowerCase(java.util.Locale.ROOT));
  }

  private static boolean isAsciiLetterOrDigit(int c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  /** Double quoted (YAML 1.2, 7.3.1). */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (isPrintable(c)) {
            quoted.append(c);
          } else {
            quoted.append("\\u%04X".formatted((int) c));
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  private static boolean isPrintable(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      default -> true;
    };
  }
}

package org.tharsis.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An exclusion as a person writes it, unchecked; see {@link org.tharsis.model.Exclusion} for what
 * the keys mean.
 */
public final class ExclusionDraft {
  /** The keys in the order in which they are written. */
  static final List<String> KEYS =
      Stream.of(
              List.of("id", "state", "action"),
              CriteriaReader.KEYS,
              List.of("owner", "reason", "ticket", "created", "ends"))
          .flatMap(List::stream)
          .toList();

  private final Map<String, List<String>> given;

  private ExclusionDraft(Map<String, List<String>> given) {
    this.given = given;
  }

  /** One that says nothing but its name. */
  public static ExclusionDraft of(String id) {
    return new ExclusionDraft(Map.of()).with("id", id);
  }

  /**
   * The same with this key, one of {@code exclusions.yaml}.
   *
   * @param value null or blank for without it
   */
  public ExclusionDraft with(String key, @Nullable String value) {
    return with(key, value == null || value.isBlank() ? List.of() : List.of(value));
  }

  /**
   * The same with this key.
   *
   * @param values none for without it
   */
  public ExclusionDraft with(String key, List<String> values) {
    if (!KEYS.contains(key)) {
      throw new IllegalArgumentException("an exclusion has no " + key);
    }
    Map<String, List<String>> changed = new HashMap<>(given);
    changed.put(key, List.copyOf(values));
    return new ExclusionDraft(Map.copyOf(changed));
  }

  /** What is written behind the key; nothing where it is not. */
  public List<String> values(String key) {
    return given.getOrDefault(key, List.of());
  }

  String id() {
    return values("id").getFirst();
  }

  /** The entry as {@code exclusions.yaml} has it. */
  public String yaml() {
    return yaml(0, "\n");
  }

  /** The entry in {@code exclusions.yaml}, each line behind that many spaces. */
  String yaml(int indent, String lineEnd) {
    String margin = " ".repeat(indent);
    return KEYS.stream()
        .filter(key -> !values(key).isEmpty())
        .map(key -> key + ": " + written(values(key)) + lineEnd)
        .collect(Collectors.joining(margin + "  ", margin + "- ", ""));
  }

  private static String written(List<String> values) {
    return values.size() == 1
        ? scalar(values.getFirst())
        : values.stream().map(ExclusionDraft::scalar).collect(Collectors.joining(", ", "[", "]"));
  }

  /** The text as YAML has it, in a line. */
  static String scalar(String text) {
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

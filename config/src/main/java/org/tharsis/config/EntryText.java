package org.tharsis.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code exclusions.yaml} in one form, however it is laid out there: keys in their
 * order, no comments. Two that say the same have the same text.
 */
final class EntryText {
  private EntryText() {}

  /**
   * The text.
   *
   * @param content what the entry says, right or not; see {@link Node#content}
   */
  static String of(@Nullable Object content) {
    if (!(content instanceof Map<?, ?> entry) || entry.isEmpty()) {
      return "- " + value(content) + "\n";
    }
    List<String> keys = new ArrayList<>();
    entry.keySet().forEach(key -> keys.add(String.valueOf(key)));
    keys.sort(
        Comparator.comparingInt(EntryText::place)); // stable: strange ones as they are written
    return keys.stream()
        .map(key -> key(key) + ": " + value(entry.get(key)))
        .collect(Collectors.joining("\n  ", "- ", "\n"));
  }

  private static int place(String key) {
    int place = ExclusionDraft.KEYS.indexOf(key);
    return place < 0 ? Integer.MAX_VALUE : place;
  }

  private static String key(String key) {
    return ExclusionDraft.scalar(key);
  }

  private static String value(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case List<?> list ->
          list.stream().map(EntryText::value).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(each -> key(Objects.toString(each.getKey())) + ": " + value(each.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      default -> ExclusionDraft.scalar(value.toString());
    };
  }
}

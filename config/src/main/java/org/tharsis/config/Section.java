package org.tharsis.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A YAML mapping being read: every key that is asked for is known, every other is a mistake. What
 * cannot be read is noted and stands at its default.
 */
final class Section {
  private final String prefix;
  private final Node.Mapping mapping;
  private final Mistakes mistakes;
  private final Set<String> known = new LinkedHashSet<>();

  private Section(String prefix, Node.Mapping mapping, Mistakes mistakes) {
    this.prefix = prefix;
    this.mapping = mapping;
    this.mistakes = mistakes;
  }

  /** The mapping a file or a list's entry is; null after saying that it is none. */
  static @Nullable Section of(Node node, Mistakes mistakes) {
    return of("", node, mistakes);
  }

  private static @Nullable Section of(String prefix, Node node, Mistakes mistakes) {
    if (node instanceof Node.Mapping mapping) {
      return new Section(prefix, mapping, mistakes);
    }
    if (isEmpty(node)) {
      return new Section(prefix, new Node.Mapping(node.line(), Map.of()), mistakes);
    }
    String where = prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1) + ": ";
    mistakes.at(node.line(), where + "expected 'key: value' lines, a space behind each colon");
    return null;
  }

  int line() {
    return mapping.line();
  }

  /** How many mistakes were found so far, here and elsewhere. */
  int mistakes() {
    return mistakes.count();
  }

  /** Whether the key is there but nothing is written behind it. */
  boolean isBlank(String key) {
    Node.Entry entry = mapping.entries().get(key);
    return entry != null
        && (isEmpty(entry.value())
            || (entry.value() instanceof Node.Items items && items.all().isEmpty()));
  }

  boolean has(String key) {
    return take(key) != null;
  }

  /** Where the key stands, or where the section does. */
  int line(String key) {
    Node.Entry entry = mapping.entries().get(key);
    return entry == null ? line() : entry.line();
  }

  /** A mistake of the whole section. */
  void mistake(String message) {
    mistakes.at(line(), message);
  }

  void mistake(String key, String message) {
    mistakes.at(line(key), prefix + key + ": " + message);
  }

  /** The section of that name; an empty one if there is none. */
  Section section(String key) {
    Node node = take(key);
    Node.Mapping none = new Node.Mapping(line(), Map.of());
    String inner = prefix + key + ".";
    Section found = of(inner, node == null ? none : node, mistakes);
    return found == null ? new Section(inner, none, mistakes) : found;
  }

  /** The entries of a list of sections. */
  List<Section> sections(String key) {
    Node node = take(key);
    List<Section> sections = new ArrayList<>();
    if (node instanceof Node.Items items) {
      for (Node item : items.all()) {
        Section section = of(prefix + key + ".", item, mistakes);
        if (section != null) {
          sections.add(section);
        }
      }
    } else if (node != null) {
      mistake(key, "expected a list; begin each entry with '- '");
    }
    return sections;
  }

  int number(String key, int otherwise, Range<Long> range) {
    return one(key, (long) otherwise, range::read).intValue();
  }

  /** One value, or the other where none is written or it cannot be read. */
  <T> T one(String key, T otherwise, Function<String, T> reading) {
    T value = one(key, reading);
    return value == null ? otherwise : value;
  }

  /**
   * One value that must be there, or the other where it is not or cannot be read.
   *
   * @param what is to be written
   */
  <T> T required(String key, String what, T otherwise, Function<String, T> reading) {
    if (!has(key)) {
      mistakes.at(line(key), "%s%s is missing; write %s".formatted(prefix, key, what));
    }
    return one(key, otherwise, reading);
  }

  /** One value, or null where none is written or it cannot be read. */
  <T> @Nullable T one(String key, Function<String, T> reading) {
    Node node = take(key);
    if (node == null) {
      return null;
    }
    if (node instanceof Node.Scalar scalar) {
      return value(key, scalar, reading);
    }
    mistake(key, "expected one value here");
    return null;
  }

  /** One value or a list of them; those that cannot be read are left out. */
  <T> List<T> many(String key, Function<String, T> reading) {
    return scalars(key).stream()
        .map(scalar -> value(key, scalar, reading))
        .filter(Objects::nonNull)
        .toList();
  }

  /** One text or a list of them, as written. */
  List<Node.Scalar> scalars(String key) {
    Node node = take(key);
    List<Node> nodes = node instanceof Node.Items items ? items.all() : nullable(node);
    List<Node.Scalar> scalars = new ArrayList<>();
    for (Node each : nodes) {
      if (each instanceof Node.Scalar scalar && scalar.text() != null) {
        scalars.add(scalar);
      } else {
        mistakes.at(each.line(), prefix + key + ": expected one value or a list of values");
      }
    }
    return scalars;
  }

  /** Call when every key has been asked for. */
  void refuseOthers() {
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (!known.contains(key)) {
                String hint = Choice.hint(key, known, "known here");
                mistakes.at(entry.line(), "unknown key '%s%s'%s".formatted(prefix, key, hint));
              }
            });
  }

  private <T> @Nullable T value(String key, Node.Scalar scalar, Function<String, T> reading) {
    try {
      return reading.apply(String.valueOf(scalar.text()));
    } catch (IllegalArgumentException wrong) {
      mistakes.at(scalar.line(), prefix + key + ": " + wrong.getMessage());
      return null;
    }
  }

  private @Nullable Node take(String key) {
    known.add(key);
    Node.Entry entry = mapping.entries().get(key);
    return entry == null || isEmpty(entry.value()) ? null : entry.value();
  }

  private static List<Node> nullable(@Nullable Node node) {
    return node == null ? List.of() : List.of(node);
  }

  private static boolean isEmpty(Node node) {
    return node instanceof Node.Scalar scalar && scalar.text() == null;
  }
}

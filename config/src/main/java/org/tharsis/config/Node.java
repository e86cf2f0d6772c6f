package org.tharsis.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A YAML value that knows its line, counted from 1. */
sealed interface Node {
  int line();

  /** What it says, without where: texts, lists and maps. */
  @Nullable Object content();

  /** Text as written, without its quotes; null where nothing is written. */
  record Scalar(int line, @Nullable String text) implements Node {
    @Override
    public @Nullable String content() {
      return text;
    }
  }

  /**
   * A list.
   *
   * @param column of its bracket or first dash, counted from 0
   */
  record Items(int line, int column, List<Node> all) implements Node {
    @Override
    public List<@Nullable Object> content() {
      List<@Nullable Object> contents = new ArrayList<>();
      all.forEach(node -> contents.add(node.content()));
      return contents;
    }
  }

  /** Keys and values in the order they are written. */
  record Mapping(int line, Map<String, Entry> entries) implements Node {
    @Override
    public Map<String, @Nullable Object> content() {
      Map<String, @Nullable Object> contents = new LinkedHashMap<>();
      entries.forEach((key, entry) -> contents.put(key, entry.value.content()));
      return contents;
    }
  }

  /**
   * One key's value.
   *
   * @param line where the key is
   */
  record Entry(int line, Node value) {}
}

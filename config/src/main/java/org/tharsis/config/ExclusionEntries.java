package org.tharsis.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The entries of {@code exclusions.yaml} as they stand there, right or not. */
public final class ExclusionEntries {
  private final Path file;
  private final Map<String, Map<String, @Nullable Object>> entries = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();

  private ExclusionEntries(Path file) {
    this.file = file;
  }

  /**
   * Reads them; there are none where there is no file.
   *
   * @param tharsisYaml the site's settings, which lie beside it
   * @return null, with the reason, if the file can't be read as a list
   */
  public static Loaded<ExclusionEntries> read(Path tharsisYaml) {
    Path file = new Layout(tharsisYaml).exclusions();
    ExclusionEntries entries = new ExclusionEntries(file);
    if (!Files.exists(file)) {
      return new Loaded<>(entries, List.of());
    }
    Mistakes mistakes = new Mistakes(file);
    String text = TextFile.read(file, mistakes);
    Node.Items items = text == null ? null : items(text, mistakes);
    if (items == null) {
      return new Loaded<>(null, mistakes.all());
    }
    items.all().forEach(entries::take);
    return new Loaded<>(entries, List.of());
  }

  /** The entries; none in an empty file; null after saying why the file cannot be edited. */
  static Node.@Nullable Items items(String text, Mistakes mistakes) {
    Mistakes found = new Mistakes("");
    Node node = YamlText.read(text, found);
    if (node instanceof Node.Items items) {
      return items;
    }
    if (node != null && node.content() == null) {
      return new Node.Items(1, 0, new ArrayList<>());
    }
    found.all().forEach(problem -> mistakes.at(problem.line(), problem.message()));
    if (node != null) {
      mistakes.at(node.line(), "is no list of exclusions; begin each with '- id: …'");
    }
    return null;
  }

  /** One without a name can't be spoken of; of two with one name both are kept. */
  private void take(Node item) {
    String id = id(item);
    if (!id.isEmpty() && item instanceof Node.Mapping mapping) {
      entries.putIfAbsent(id, mapping.content());
      texts.merge(id, EntryText.of(item.content()), String::concat);
    }
  }

  static String id(Node item) {
    Node.Entry entry = item instanceof Node.Mapping mapping ? mapping.entries().get("id") : null;
    return entry == null ? "" : Objects.toString(entry.value().content(), "");
  }

  /** Each as one text, whatever its layout; by name, in their order. */
  public Map<String, String> texts() {
    return Collections.unmodifiableMap(texts);
  }

  /** What stands behind a key, as a text; null if nothing does, or more than one value. */
  public @Nullable String value(String id, String key) {
    Map<String, @Nullable Object> entry = entries.get(id);
    return entry != null && entry.get(key) instanceof String text ? text : null;
  }

  /** Says that there is no such exclusion, and what there is. */
  public String unknown(String id) {
    return "there is no '%s'%s".formatted(id, Choice.hint(id, texts.keySet(), "exclusions"));
  }

  /** Who owns the file, or where it is gone its folder; {@code unknown} where nobody says so. */
  public String owner() {
    try {
      Path there = Files.exists(file) ? file : file.toAbsolutePath().getParent();
      return there == null ? "unknown" : Files.getOwner(there).getName();
    } catch (IOException | UnsupportedOperationException unknown) {
      return "unknown";
    }
  }
}

package org.tharsis.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusions;
import org.tharsis.model.Problem;

/**
 * Edits {@code exclusions.yaml} for a person: what is not meant stays as it is to the byte,
 * comments and all. A file is replaced whole or not at all.
 */
public final class ExclusionFile {
  private final Path tharsisYaml;
  private final Path file;
  private final Mistakes mistakes;

  private ExclusionFile(Path tharsisYaml) {
    this.tharsisYaml = tharsisYaml;
    this.file = new Layout(tharsisYaml).exclusions();
    this.mistakes = new Mistakes(file);
  }

  /**
   * Appends an exclusion; makes the file if there is none.
   *
   * @param tharsisYaml the site's settings, which lie beside it
   * @return why it was not done; empty if it was
   */
  public static List<Problem> add(Path tharsisYaml, ExclusionDraft draft) {
    ExclusionFile edit = new ExclusionFile(tharsisYaml);
    edit.add(draft);
    return edit.mistakes.all();
  }

  /**
   * Cuts an exclusion, with the comment lines directly above it.
   *
   * @param tharsisYaml the site's settings, which lie beside it
   * @return why it was not done; empty if it was
   */
  public static List<Problem> remove(Path tharsisYaml, String id) {
    ExclusionFile edit = new ExclusionFile(tharsisYaml);
    edit.remove(id);
    return edit.mistakes.all();
  }

  private void add(ExclusionDraft draft) {
    String text = Files.exists(file) ? TextFile.read(file, mistakes) : "";
    Node.Items items = text == null ? null : items(text);
    if (text == null || items == null || !isRight(draft)) {
      return;
    }
    for (Node item : items.all()) {
      if (draft.id().equals(id(item))) {
        mistakes.at(item.line(), "there is a '%s' already; choose another".formatted(draft.id()));
        return;
      }
    }
    EntryLines lines = new EntryLines(text);
    List<@Nullable Object> wanted = items.content();
    wanted.addAll(contents(draft.yaml(0, "\n")));
    replace(lines.with(draft.yaml(items.column(), lines.lineEnd())), wanted);
  }

  private void remove(String id) {
    String text = TextFile.read(file, mistakes);
    Node.Items items = text == null ? null : items(text);
    if (text == null || items == null) {
      return;
    }
    List<String> ids = items.all().stream().map(ExclusionFile::id).toList();
    int index = ids.indexOf(id);
    if (index < 0) {
      mistakes.at(0, "there is no '%s'%s".formatted(id, Choice.hint(id, ids, "exclusions")));
    } else if (index != ids.lastIndexOf(id)) {
      mistakes.at(
          items.all().get(index).line(), "there are several '%s'; cut by hand".formatted(id));
    } else {
      List<@Nullable Object> wanted = items.content();
      wanted.remove(index);
      int line = items.all().get(index).line();
      replace(new EntryLines(text).without(line, items.column()), wanted);
    }
  }

  /** The entries; none in an empty file; null after saying why the file cannot be edited. */
  private Node.@Nullable Items items(String text) {
    Mistakes found = new Mistakes(file);
    Node node = YamlText.read(text, found);
    if (node instanceof Node.Items items) {
      return items;
    }
    if (node != null && node.content() == null) {
      return new Node.Items(1, 0, List.of());
    }
    found.all().forEach(problem -> mistakes.at(problem.line(), problem.message()));
    if (node != null) {
      mistakes.at(node.line(), "is no list of exclusions; begin each with '- id: …'");
    }
    return null;
  }

  /**
   * Reads an entry as the file would be read, without writing it.
   *
   * @param tharsisYaml the site's settings, which lie beside it
   */
  public static Loaded<Exclusion> read(Path tharsisYaml, ExclusionDraft draft) {
    ExclusionFile edit = new ExclusionFile(tharsisYaml);
    Mistakes found = new Mistakes(edit.file);
    List<Exclusion> read = edit.read(draft, found).all();
    found.all().forEach(problem -> edit.mistakes.at(0, problem.message()));
    return new Loaded<>(read.isEmpty() ? null : read.getFirst(), edit.mistakes.all());
  }

  private Exclusions read(ExclusionDraft draft, Mistakes found) {
    return new ExclusionsReader(file, SiteReader.criteria(tharsisYaml), found).read(draft.yaml());
  }

  private boolean isRight(ExclusionDraft draft) {
    Mistakes found = new Mistakes(file);
    read(draft, found);
    found.all().forEach(problem -> mistakes.at(0, problem.message()));
    return found.count() == 0;
  }

  /** Writes the edited text, once it is sure to say what is wanted and nothing else. */
  private void replace(String edited, List<@Nullable Object> wanted) {
    if (!contents(edited).equals(wanted)) {
      mistakes.at(0, "is laid out so that it can be edited only by hand; begin entries with '- '");
      return;
    }
    try {
      WholeFile.replace(file, edited);
    } catch (IOException refused) {
      mistakes.at(0, "cannot be written (%s)".formatted(TextFile.reason(refused)));
    }
  }

  private List<@Nullable Object> contents(String text) {
    Node node = YamlText.read(text, new Mistakes(file));
    return node instanceof Node.Items items ? items.content() : new ArrayList<>();
  }

  private static String id(Node item) {
    Node.Entry entry = item instanceof Node.Mapping mapping ? mapping.entries().get("id") : null;
    return entry == null ? "" : Objects.toString(entry.value().content(), "");
  }
}

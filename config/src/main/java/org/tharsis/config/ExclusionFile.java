package org.tharsis.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusion.State;
import org.tharsis.model.Problem;

/**
 * Edits {@code exclusions.yaml} for a person: what is not meant stays as it is to the byte,
 * comments and all. A file is replaced whole or not at all.
 */
public final class ExclusionFile {
  private static final String BY_HAND =
      "is laid out so that it can be edited only by hand; begin entries with '- '";

  private final Path tharsisYaml;
  private final @Nullable LocalDate today;
  private final Path file;
  private final String id;
  private final Mistakes mistakes;

  private ExclusionFile(Path tharsisYaml, String id, @Nullable LocalDate today) {
    this.tharsisYaml = tharsisYaml;
    this.today = today;
    this.file = new Layout(tharsisYaml).exclusions();
    this.id = id;
    this.mistakes = new Mistakes(file);
  }

  /**
   * Appends an exclusion; makes the file if there is none.
   *
   * @param tharsisYaml the site's settings, which lie beside it
   * @param today UTC
   * @return why it was not done; empty if it was
   */
  public static List<Problem> add(Path tharsisYaml, ExclusionDraft draft, LocalDate today) {
    return adding(tharsisYaml, draft, today).make();
  }

  /** What {@link #add} does, to be made. */
  public static ExclusionEdit adding(Path tharsisYaml, ExclusionDraft draft, LocalDate today) {
    return new ExclusionFile(tharsisYaml, draft.id(), today).adding(draft);
  }

  /**
   * Cuts an exclusion, with the comment lines directly above it.
   *
   * @param tharsisYaml the site's settings, which lie beside it
   * @return why it was not done; empty if it was
   */
  public static List<Problem> remove(Path tharsisYaml, String id) {
    return removing(tharsisYaml, id).make();
  }

  /** What {@link #remove} does, to be made. */
  public static ExclusionEdit removing(Path tharsisYaml, String id) {
    return new ExclusionFile(tharsisYaml, id, null).removing();
  }

  /**
   * Changes single keys of an exclusion, or adds them. What is not right then is refused; only one
   * that has ended may stay as wrong as it was, for nothing loads it.
   *
   * @param tharsisYaml the site's settings, which lie beside it
   * @param values one value by key
   * @param today UTC
   * @return why it was not done; empty if it was
   */
  public static List<Problem> change(
      Path tharsisYaml, String id, Map<String, String> values, LocalDate today) {
    return changing(tharsisYaml, id, values, today).make();
  }

  /** What {@link #change} does, to be made. */
  public static ExclusionEdit changing(
      Path tharsisYaml, String id, Map<String, String> values, LocalDate today) {
    return new ExclusionFile(tharsisYaml, id, today).changing(values);
  }

  /**
   * Reads an entry as the file would be read, without writing it; on no day, so that nothing is
   * said of how long it lasts from today on.
   *
   * @param tharsisYaml the site's settings, which lie beside it
   */
  public static Loaded<Exclusion> read(Path tharsisYaml, ExclusionDraft draft) {
    Path file = new Layout(tharsisYaml).exclusions();
    Mistakes found = new Mistakes(file);
    List<Exclusion> read =
        SiteReader.exclusionsReader(tharsisYaml, null, found).read(draft.yaml()).all();
    return new Loaded<>(read.isEmpty() ? null : read.getFirst(), found.all());
  }

  private ExclusionEdit adding(ExclusionDraft draft) {
    ExclusionEdit edit = new ExclusionEdit(file, id, mistakes);
    String text = Files.exists(file) ? TextFile.read(file, mistakes) : "";
    Node.Items items = text == null ? null : ExclusionEntries.items(text, mistakes);
    mistakesIn(draft.yaml()).forEach(problem -> mistakes.at(0, problem));
    if (text == null || items == null || mistakes.count() > 0) {
      return edit;
    }
    for (Node item : items.all()) {
      if (id.equals(ExclusionEntries.id(item))) {
        mistakes.at(item.line(), "there is a '%s' already; choose another".formatted(id));
        return edit;
      }
    }
    EntryLines lines = new EntryLines(text);
    List<@Nullable Object> wanted = items.content();
    List<@Nullable Object> added = contents(draft.yaml());
    wanted.addAll(added);
    String edited = checked(lines.with(draft.yaml(items.column(), lines.lineEnd())), wanted);
    return edited == null ? edit : edit.of(null, EntryText.of(added.getFirst()), edited);
  }

  private ExclusionEdit removing() {
    ExclusionEdit edit = new ExclusionEdit(file, id, mistakes);
    String text = TextFile.read(file, mistakes);
    Node.Items items = text == null ? null : ExclusionEntries.items(text, mistakes);
    int index = items == null ? -1 : index(items);
    if (text == null || items == null || index < 0) {
      return edit;
    }
    List<@Nullable Object> wanted = items.content();
    String before = EntryText.of(wanted.remove(index));
    int line = items.all().get(index).line();
    String edited = checked(new EntryLines(text).without(line, items.column()), wanted);
    return edited == null ? edit : edit.of(before, null, edited);
  }

  private ExclusionEdit changing(Map<String, String> values) {
    ExclusionEdit edit = new ExclusionEdit(file, id, mistakes);
    String text = TextFile.read(file, mistakes);
    Node.Items items = text == null ? null : ExclusionEntries.items(text, mistakes);
    int index = items == null ? -1 : index(items);
    if (text == null
        || items == null
        || index < 0
        || !(items.all().get(index) instanceof Node.Mapping entry)) {
      return edit;
    }
    Map<String, @Nullable Object> content = new LinkedHashMap<>(entry.content());
    String before = EntryText.of(content);
    content.putAll(values);
    String after = EntryText.of(content);
    boolean ended = State.ENDED.word().equals(content.get("state"));
    List<String> known = ended ? mistakesIn(before) : List.of(); // no reason not to end it
    mistakesIn(after).stream()
        .filter(each -> !known.contains(each))
        .forEach(each -> mistakes.at(entry.line(), each));
    if (mistakes.count() > 0) {
      return edit;
    }
    List<@Nullable Object> wanted = items.content();
    wanted.set(index, content);
    String edited = checked(changed(text, index, values), wanted);
    return edited == null ? edit : edit.of(before, after, edited);
  }

  /** Null where only a person can. */
  private static @Nullable String changed(String text, int index, Map<String, String> values) {
    String edited = text;
    for (Map.Entry<String, String> each : values.entrySet()) {
      EntryKeys keys = edited == null ? null : EntryKeys.of(edited, index);
      edited = keys == null ? null : keys.with(each.getKey(), each.getValue());
    }
    return edited;
  }

  /** Of the one entry of that name; below 0 after saying why there is none. */
  private int index(Node.Items items) {
    List<String> ids = items.all().stream().map(ExclusionEntries::id).toList();
    int index = ids.indexOf(id);
    if (index < 0) {
      mistakes.at(0, "there is no '%s'%s".formatted(id, Choice.hint(id, ids, "exclusions")));
    } else if (index != ids.lastIndexOf(id)) {
      int line = items.all().get(index).line();
      mistakes.at(line, "there are several '%s'; mend by hand".formatted(id));
      return -1;
    }
    return index;
  }

  /** What is wrong with an entry. */
  private List<String> mistakesIn(String entry) {
    Mistakes found = new Mistakes(file);
    SiteReader.exclusionsReader(tharsisYaml, today, found).read(entry);
    return found.all().stream().map(Problem::message).toList();
  }

  /** The edited text, if it is sure to say what is wanted and nothing else. */
  private @Nullable String checked(@Nullable String edited, List<@Nullable Object> wanted) {
    if (edited == null || !contents(edited).equals(wanted)) {
      mistakes.at(0, BY_HAND);
      return null;
    }
    return edited;
  }

  private List<@Nullable Object> contents(String text) {
    Node node = YamlText.read(text, new Mistakes(file));
    return node instanceof Node.Items items ? items.content() : new ArrayList<>();
  }
}

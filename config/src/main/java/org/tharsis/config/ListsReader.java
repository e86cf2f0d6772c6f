package org.tharsis.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tharsis.config.published.Published;
import org.tharsis.model.AddressSet;
import org.tharsis.model.NameSet;
import org.tharsis.model.Problem;

/**
 * Reads the folder {@code lists}: each list is a text ({@code NAME.txt}) or a provider's file
 * ({@code NAME.json}); where it comes from may stand in {@code NAME.yaml}.
 */
final class ListsReader {
  private final Path directory;
  private final List<Problem> problems;
  private final SortedMap<String, AddressList> addresses = new TreeMap<>();
  private final SortedMap<String, ValueList> values = new TreeMap<>();
  private final SortedMap<String, ListSource> sources = new TreeMap<>();

  /** Lists whose source has a mistake, and whether it says that their text is a provider's. */
  private final SortedMap<String, Boolean> mistaken = new TreeMap<>();

  ListsReader(Path directory, List<Problem> problems) {
    this.directory = directory;
    this.problems = problems;
  }

  /** All lists; one that cannot be read is there too, but empty, so that it is reported once. */
  Lists read() {
    sources();
    Map<String, Path> texts = byName(Layout.LIST);
    Map<String, Path> published = byName(Layout.PUBLISHED);
    Set<String> names = new TreeSet<>(texts.keySet());
    names.addAll(published.keySet());
    names.addAll(sources.keySet());
    names.addAll(mistaken.keySet());
    for (String name : names) {
      read(name, texts.get(name), published.get(name));
    }
    return new Lists(addresses, values, sources);
  }

  /** Where lists come from, those with a mistake in it left out. */
  SortedMap<String, ListSource> sources() {
    byName(Layout.LIST_SOURCE).forEach(this::source);
    return sources;
  }

  /** Where one list comes from; null if that is not said, or has a mistake in it. */
  @Nullable ListSource source(String name) {
    Path file = byName(Layout.LIST_SOURCE).get(name);
    if (file != null) {
      source(name, file);
    }
    return sources.get(name);
  }

  private void source(String name, Path file) {
    Mistakes mistakes = new Mistakes(file);
    ListSourceReader reader = new ListSourceReader(file, mistakes);
    ListSource source = reader.read(name);
    if (source != null) {
      sources.put(name, source);
    } else {
      mistaken.put(name, reader.saysPublished());
    }
    problems.addAll(mistakes.all());
  }

  private Map<String, Path> byName(String ending) {
    Map<String, Path> files = new TreeMap<>();
    for (Path file : SiteFiles.in(directory, ending)) {
      String name = String.valueOf(file.getFileName());
      files.put(name.substring(0, name.length() - ending.length()), file);
    }
    return files;
  }

  private void read(String name, @Nullable Path text, @Nullable Path published) {
    Path file = text != null ? text : published;
    if (file == null) {
      missing(name);
      return;
    }
    Mistakes mistakes = new Mistakes(file);
    ListSource source = sources.getOrDefault(name, ListSource.of(name));
    if (text == null && source.from() != null) {
      mistakes.at(
          0, "lists/%s.yaml has it fetched into %s.txt; cut 'from' or this".formatted(name, name));
    }
    if (mistaken.containsKey(name) && (text == null || mistaken.get(name))) {
      mistakes.at(
          0,
          "is not read, and the list is empty: what of it is meant can't be known until lists/%s.yaml is right"
              .formatted(name));
      put(name, AddressSet.EMPTY, ListHeader.NONE, file);
    } else if (text == null || (source.from() == null && source.format() != null)) {
      put(name, published(file, source, mistakes), ListHeader.NONE, file);
    } else {
      put(source, text(file, mistakes), file, mistakes);
    }
    problems.addAll(mistakes.all());
    if (text != null && published != null) {
      String taken = "there is lists/%s.txt, too, and a name has one file; cut one".formatted(name);
      problems.add(new Problem(published.toString(), 0, taken));
    }
  }

  /**
   * One that was not fetched yet is not there: a source that does not answer stops nobody. Of one
   * whose source has a mistake that is said already.
   */
  private void missing(String name) {
    if (sources.containsKey(name) && sources.get(name).from() != null) {
      return;
    }
    if (!mistaken.containsKey(name)) {
      String what =
          "there is neither lists/%s.txt nor lists/%s.json; add it, or say 'from' where"
              .formatted(name, name);
      Path file = directory.resolve(name + Layout.LIST_SOURCE);
      problems.add(new Problem(file.toString(), 0, what));
    }
    addresses.put(name, new AddressList(name, AddressSet.EMPTY, null, null, null));
  }

  private static ListText text(Path file, Mistakes mistakes) {
    String text = TextFile.read(file, mistakes);
    return ListTextReader.read(text == null ? "" : text, mistakes);
  }

  static AddressSet published(Path file, ListSource source, Mistakes mistakes) {
    try {
      return Published.read(
          () -> Files.newInputStream(file),
          source.format(),
          source.selection(),
          source.maxBytes(),
          mistakes::at);
    } catch (IOException unreadable) {
      mistakes.at(0, "cannot be read (%s)".formatted(TextFile.reason(unreadable)));
      return AddressSet.EMPTY;
    }
  }

  private void put(ListSource source, ListText text, Path file, Mistakes mistakes) {
    ListKind kind = text.header().kind();
    if (kind == ListKind.ADDRESSES) {
      put(source.name(), text.addresses(), text.header(), file);
      return;
    }
    if (source.from() != null) {
      mistakes.at(
          0,
          "is a list of %s, and lists/%s.yaml would have addresses fetched in its place; cut 'from' or this"
              .formatted(kind.word(), source.name()));
    }
    NameSet names = text.names();
    values.put(source.name(), new ValueList(source.name(), text.ports(), names, text.header()));
  }

  private void put(String name, AddressSet set, ListHeader header, Path file) {
    addresses.put(name, new ListVersions(directory, name).list(set, header, changed(file)));
  }

  /** When a file was changed; long ago if that can't be said. */
  static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }
}

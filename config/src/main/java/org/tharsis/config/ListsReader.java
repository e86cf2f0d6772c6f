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

  ListsReader(Path directory, List<Problem> problems) {
    this.directory = directory;
    this.problems = problems;
  }

  /** All lists; one that cannot be read is there too, but empty, so that it is reported once. */
  Lists read() {
    SortedMap<String, ListSource> sources = sources();
    Map<String, Path> texts = byName(Layout.LIST);
    Map<String, Path> published = byName(Layout.PUBLISHED);
    Set<String> names = new TreeSet<>(texts.keySet());
    names.addAll(published.keySet());
    names.addAll(sources.keySet());
    for (String name : names) {
      read(name, sources.get(name), texts.get(name), published.get(name));
    }
    return new Lists(addresses, values, sources);
  }

  /** Where lists come from, those with a mistake in it left out. */
  SortedMap<String, ListSource> sources() {
    SortedMap<String, ListSource> sources = new TreeMap<>();
    byName(Layout.LIST_SOURCE)
        .forEach(
            (name, file) -> {
              Mistakes mistakes = new Mistakes(file);
              ListSource source = new ListSourceReader(file, mistakes).read(name);
              problems.addAll(mistakes.all());
              sources.put(name, source == null ? ListSource.of(name) : source);
            });
    return sources;
  }

  private Map<String, Path> byName(String ending) {
    Map<String, Path> files = new TreeMap<>();
    for (Path file : SiteFiles.in(directory, ending)) {
      String name = String.valueOf(file.getFileName());
      files.put(name.substring(0, name.length() - ending.length()), file);
    }
    return files;
  }

  private void read(
      String name, @Nullable ListSource source, @Nullable Path text, @Nullable Path published) {
    ListSource known = source == null ? ListSource.of(name) : source;
    Path file = text != null ? text : published;
    if (file == null) {
      missing(name, known);
      return;
    }
    Mistakes mistakes = new Mistakes(file);
    if (text == null && known.from() != null) {
      mistakes.at(
          0, "lists/%s.yaml has it fetched into %s.txt; cut 'from' or this".formatted(name, name));
    }
    if (text == null || (known.from() == null && known.format() != null)) {
      put(name, published(file, known, mistakes), ListHeader.NONE, file);
    } else {
      put(name, text(file, mistakes), file);
    }
    problems.addAll(mistakes.all());
    if (text != null && published != null) {
      String taken = "there is lists/%s.txt, too, and a name has one file; cut one".formatted(name);
      problems.add(new Problem(published.toString(), 0, taken));
    }
  }

  /** One that was not fetched yet is not there: a source that does not answer stops nobody. */
  private void missing(String name, ListSource source) {
    if (source.from() != null) {
      return;
    }
    String what =
        "there is neither lists/%s.txt nor lists/%s.json; add it, or say 'from' where"
            .formatted(name, name);
    Path file = directory.resolve(name + Layout.LIST_SOURCE);
    problems.add(new Problem(file.toString(), 0, what));
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

  private void put(String name, ListText text, Path file) {
    if (text.header().kind() == ListKind.ADDRESSES) {
      put(name, text.addresses(), text.header(), file);
    } else {
      NameSet names = text.names();
      values.put(name, new ValueList(name, text.ports(), names, text.header()));
    }
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

package org.tharsis.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Problem;

/**
 * The folder of a site's lists, for whoever writes to it. Files are replaced whole, so that a
 * reader finds the old one or the new one.
 */
public final class ListFolder {
  private static final String REFUSED = ".refused";

  private final Path directory;

  /** That of the site with these settings; it need not be there. */
  public ListFolder(Path tharsisYaml) {
    this.directory = new Layout(tharsisYaml).lists();
  }

  /** The lists as they are now, and all that is wrong with them. */
  public Loaded<Lists> read() {
    List<Problem> problems = new ArrayList<>();
    Lists lists = new ListsReader(directory, problems).read();
    return new Loaded<>(lists, problems);
  }

  /**
   * Where lists come from, those with a mistake in it left out; with all that is wrong. Quicker
   * than {@link #read}.
   */
  public Loaded<SortedMap<String, ListSource>> sources() {
    List<Problem> problems = new ArrayList<>();
    return new Loaded<>(new ListsReader(directory, problems).sources(), problems);
  }

  /** Where one list comes from, or what is wrong with that; neither if it is not said. */
  public Loaded<ListSource> source(String name) {
    List<Problem> problems = new ArrayList<>();
    return new Loaded<>(new ListsReader(directory, problems).source(name), problems);
  }

  /** The text of that name as it is now, if it is one of addresses; what is wrong is left out. */
  public Optional<AddressList> list(String name) {
    FileTime changed = ListsReader.changed(text(name));
    return content(name)
        .filter(read -> read.header().kind() == ListKind.ADDRESSES)
        .map(read -> versions(name).list(read.addresses(), read.header(), changed));
  }

  /** What the text of that name holds; empty if there is none. */
  public Optional<ListKind> kind(String name) {
    return content(name).map(read -> read.header().kind());
  }

  private Optional<ListText> content(String name) {
    Path file = text(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Mistakes mistakes = new Mistakes(file);
    String text = TextFile.read(file, mistakes);
    return Optional.of(ListTextReader.read(text == null ? "" : text, mistakes));
  }

  private Path text(String name) {
    return directory.resolve(name + Layout.LIST);
  }

  /** What lies between what a list says of itself and what is on it is not read. */
  public Optional<ListHeader> header(String name) {
    Path file = text(name);
    try (Stream<String> lines = Files.lines(file)) {
      List<String> header = lines.limit(50).takeWhile(line -> line.startsWith("#")).toList();
      Mistakes mistakes = new Mistakes(file);
      return Optional.of(ListTextReader.read(String.join("\n", header), mistakes).header());
    } catch (IOException | UncheckedIOException unreadable) {
      return Optional.empty();
    }
  }

  /** What a published file holds of a list, and all that is wrong with it. */
  public static Loaded<AddressSet> published(Path file, ListSource source) {
    Mistakes mistakes =
        new Mistakes(source.from() == null ? file.toString() : source.from().toString());
    AddressSet set = ListsReader.published(file, source, mistakes);
    return new Loaded<>(set, mistakes.all());
  }

  /** A file to fetch into, beside the lists and hidden; whoever asks for it deletes it. */
  public Path temporary() throws IOException {
    Files.createDirectories(directory);
    return Files.createTempFile(directory, ".fetch", ".tmp");
  }

  /** Writes a list in the place of what it was. */
  public void write(String name, ListHeader header, AddressSet set) throws IOException {
    Files.createDirectories(directory);
    WholeFile.replace(text(name), ListText.write(header, set));
  }

  /**
   * Keeps a list as it was before a change, or as it is behind one, as a version of its day.
   *
   * @param most so many versions are kept; the oldest go
   */
  public void keep(AddressList list, int most) throws IOException {
    versions(list.name()).keep(list, most);
  }

  /** The versions that are kept of a list, by the day each began to hold (UTC). */
  public SortedMap<LocalDate, Path> past(String name) {
    return versions(name).files();
  }

  /** What a version holds, as far as it can be read. */
  public static AddressSet version(Path file) {
    return ListVersions.read(file);
  }

  private ListVersions versions(String name) {
    return new ListVersions(directory, name);
  }

  /** Notes why a list was not fetched the last time, where {@link #refusal} finds it. */
  public void refused(String name, String why) throws IOException {
    Files.createDirectories(directory);
    WholeFile.replace(refusalFile(name), why + "\n");
  }

  /** Forgets why a list was not fetched. */
  public void accepted(String name) throws IOException {
    Files.deleteIfExists(refusalFile(name));
  }

  /** Why a list was not fetched the last time; empty if it was. */
  public Optional<String> refusal(String name) {
    try {
      return Optional.of(Files.readString(refusalFile(name)).strip());
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  private Path refusalFile(String name) {
    return directory.resolve("." + name + REFUSED);
  }
}

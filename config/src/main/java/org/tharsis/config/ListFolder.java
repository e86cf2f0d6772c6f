package org.tharsis.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** Where lists come from, as far as that is right; quicker than {@link #read}. */
  public SortedMap<String, ListSource> sources() {
    return new ListsReader(directory, new ArrayList<>()).sources();
  }

  /** The text of that name as it is now, if it is one of addresses; what is wrong is left out. */
  public Optional<AddressList> list(String name) {
    Path file = directory.resolve(name + Layout.LIST);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Mistakes mistakes = new Mistakes(file);
    String text = TextFile.read(file, mistakes);
    ListText read = ListTextReader.read(text == null ? "" : text, mistakes);
    return read.header().kind() == ListKind.ADDRESSES
        ? Optional.of(
            versions(name).list(read.addresses(), read.header(), ListsReader.changed(file)))
        : Optional.empty();
  }

  /** What lies between what a list says of itself and what is on it is not read. */
  public Optional<ListHeader> header(String name) {
    Path file = directory.resolve(name + Layout.LIST);
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
    WholeFile.replace(directory.resolve(name + Layout.LIST), ListText.write(header, set));
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

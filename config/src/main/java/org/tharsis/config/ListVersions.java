package org.tharsis.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;
import org.tharsis.model.DatedSet;

/**
 * What a list held before: {@code lists/versions/NAME/2026-11-22.txt}, a text for each day on which
 * another one began to hold (UTC). A list that never changed has none; one that did has its present
 * one, too.
 */
final class ListVersions {
  private static final long MILLIS_A_DAY = 86_400_000;

  private final Path directory;

  /**
   * @param lists the folder the lists lie in
   */
  ListVersions(Path lists, String name) {
    this.directory = lists.resolve("versions").resolve(name);
  }

  /** The files by the day they begin to hold. */
  SortedMap<LocalDate, Path> files() {
    SortedMap<LocalDate, Path> files = new TreeMap<>();
    for (Path file : SiteFiles.in(directory, Layout.LIST)) {
      String name = String.valueOf(file.getFileName());
      try {
        files.put(Notation.date(name.substring(0, name.length() - Layout.LIST.length())), file);
      } catch (IllegalArgumentException other) {
        // a file of somebody else's
      }
    }
    return Collections.unmodifiableSortedMap(files);
  }

  /**
   * A list with its past.
   *
   * @param now what it holds now
   * @param modified when its file was changed
   */
  AddressList list(AddressSet now, ListHeader header, FileTime modified) {
    String name = String.valueOf(directory.getFileName());
    SortedMap<LocalDate, Path> files = files();
    if (files.isEmpty()) {
      LocalDate since = begins(header.taken(), modified, null);
      return new AddressList(name, DatedSet.always(now), header, since);
    }
    SortedMap<Long, Supplier<AddressSet>> earlier = new TreeMap<>();
    files.forEach((day, file) -> earlier.put(millis(day), () -> read(file)));
    boolean kept = read(files.sequencedValues().getLast()).equals(now);
    LocalDate since = kept ? files.lastKey() : begins(header.taken(), modified, files.lastKey());
    return new AddressList(name, DatedSet.of(earlier, millis(since), now), header, since);
  }

  private static long millis(LocalDate day) {
    return day.toEpochDay() * MILLIS_A_DAY;
  }

  /** What of a version can be read: one that is broken holds nobody. */
  static AddressSet read(Path file) {
    Mistakes mistakes = new Mistakes(file);
    String text = TextFile.read(file, mistakes);
    return text == null ? AddressSet.EMPTY : ListTextReader.read(text, mistakes).addresses();
  }

  /**
   * The day from which on a list holds: that on which it was taken, if that can be; else that on
   * which its file was changed, and never before the one it follows.
   */
  private static LocalDate begins(
      @Nullable LocalDate taken, FileTime modified, @Nullable LocalDate newest) {
    LocalDate changed = LocalDate.ofInstant(modified.toInstant(), ZoneOffset.UTC);
    LocalDate day =
        taken == null || taken.isAfter(changed) || (newest != null && !taken.isAfter(newest))
            ? changed
            : taken;
    return newest != null && day.isBefore(newest) ? newest : day;
  }

  /**
   * Keeps what a list is, unless that is there.
   *
   * @param most so many are kept; the oldest go
   */
  void keep(AddressList list, int most) throws IOException {
    Path file = directory.resolve(list.since() + Layout.LIST);
    if (Files.exists(file) && read(file).equals(list.addresses())) {
      return;
    }
    ListHeader said = list.header();
    ListHeader plain =
        new ListHeader(said.kind(), said.source(), said.taken(), said.goodFor(), null);
    Files.createDirectories(directory);
    WholeFile.replace(file, ListText.write(plain, list.addresses()));
    prune(most);
  }

  private void prune(int most) throws IOException {
    SortedMap<LocalDate, Path> files = files();
    int over = files.size() - most;
    for (Path file : files.values().stream().limit(Math.max(over, 0)).toList()) {
      Files.delete(file);
    }
  }
}

package org.tharsis.config;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files a site is made of, each with how it was: equal as long as nobody has changed, added or
 * taken away one.
 *
 * @param stamps by path; only files that are there
 */
public record SiteFiles(SortedMap<Path, Stamp> stamps) {

  /**
   * A file's state.
   *
   * @param modified when it was last written
   * @param size in bytes
   */
  public record Stamp(FileTime modified, long size) {}

  public SiteFiles {
    stamps = Collections.unmodifiableSortedMap(new TreeMap<>(stamps));
  }

  /** How the files of the site are now. */
  public static SiteFiles of(Path tharsisYaml) {
    Layout layout = new Layout(tharsisYaml);
    List<Path> files = new ArrayList<>(List.of(tharsisYaml, layout.hosts(), layout.exclusions()));
    for (String ending : List.of(Layout.LIST, Layout.PUBLISHED, Layout.LIST_SOURCE)) {
      files.addAll(in(layout.lists(), ending));
    }
    files.addAll(in(layout.rules(), Layout.RULE));
    files.addAll(in(layout.queries(), Layout.QUERY));
    SortedMap<Path, Stamp> stamps = new TreeMap<>();
    files.forEach(file -> stamp(file, stamps));
    return new SiteFiles(stamps);
  }

  /** The files of a directory that end so, by name; none if it is not there. */
  static List<Path> in(Path directory, String ending) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      for (Path file : all) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(ending) && !name.startsWith(".")) {
          found.add(file);
        }
      }
    } catch (IOException | DirectoryIteratorException notThere) {
      return List.of();
    }
    found.sort(null);
    return found;
  }

  private static void stamp(Path file, SortedMap<Path, Stamp> stamps) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      stamps.put(file, new Stamp(now.lastModifiedTime(), now.size()));
    } catch (IOException notThere) {
      // a file that is not there has no stamp
    }
  }
}

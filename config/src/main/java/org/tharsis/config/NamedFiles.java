package org.tharsis.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Files that settings name.
 *
 * @param site the settings' file; others are named relative to it
 */
record NamedFiles(Path site) {

  /**
   * One that is there.
   *
   * @param example what to name, for who has named another
   * @throws IllegalArgumentException if it can't be read; says what would be right
   */
  Path read(String text, String example) {
    try {
      Path file = site.resolveSibling(text);
      if (Files.isRegularFile(file) && Files.isReadable(file)) {
        return file;
      }
    } catch (InvalidPathException unusual) {
      throw new IllegalArgumentException("is no path: " + unusual.getReason(), unusual);
    }
    throw new IllegalArgumentException(
        "'%s' is no file that can be read; name %s, relative to this file"
            .formatted(text, example));
  }
}

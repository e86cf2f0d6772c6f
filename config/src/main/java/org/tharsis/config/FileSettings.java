package org.tharsis.config;

import java.nio.file.Path;

/**
 * Files whose new lines are taken as they are written.
 *
 * @param path of one file, or of several with {@code *} and {@code ?} in the name
 * @param maxLineBytes longer lines are cut here and marked; 480 bytes to 1 MB
 */
public record FileSettings(Path path, int maxLineBytes) {
  public FileSettings {
    Limits.LINE_BYTES.check((long) maxLineBytes);
    if (path.getFileName() == null) {
      throw new IllegalArgumentException("'%s' names no file".formatted(path));
    }
  }
}

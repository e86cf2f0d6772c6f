package org.tharsis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that is gone after use. */
public final class TemporaryDirectory implements AutoCloseable {
  /** Makes what lies in a directory. */
  public interface Filling<T> {
    T in(Path directory) throws IOException;
  }

  private final Path path;

  public TemporaryDirectory() throws IOException {
    path = Files.createTempDirectory("tharsis-");
  }

  public Path path() {
    return path;
  }

  /** Makes what lies in it; if that fails the directory is gone, too. */
  public <T> T fill(Filling<T> filling) throws IOException {
    try {
      return filling.in(path);
    } catch (IOException | RuntimeException failed) {
      try (this) {
        throw failed;
      }
    }
  }

  @Override
  public void close() throws IOException {
    FileTree.delete(path);
  }
}

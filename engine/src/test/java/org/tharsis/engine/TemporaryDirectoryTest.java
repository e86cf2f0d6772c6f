package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemporaryDirectoryTest {
  @Test
  void isThereUntilItIsClosed() throws IOException {
    Path file;
    try (TemporaryDirectory directory = new TemporaryDirectory()) {
      file = directory.fill(path -> Files.writeString(path.resolve("file"), "text"));
      assertThat(file).hasContent("text").hasParent(directory.path());
    }
    assertThat(file.getParent()).doesNotExist();
  }

  /** Whoever was to close it never came to be. */
  @Test
  void isGoneIfWhatLiesInItCannotBeMade() throws IOException {
    for (Exception failure : new Exception[] {new IOException("no"), new RuntimeException("no")}) {
      TemporaryDirectory directory = new TemporaryDirectory();
      assertThatThrownBy(() -> directory.fill(path -> failing(path, failure))).isSameAs(failure);
      assertThat(directory.path()).doesNotExist();
    }
  }

  private static Path failing(Path path, Exception failure) throws IOException {
    Files.writeString(path.resolve("half"), "made");
    switch (failure) {
      case IOException io -> throw io;
      default -> throw (RuntimeException) failure;
    }
  }
}

package org.tharsis.engine.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no segments are said, with what to do, and hinder nobody. */
class OpeningTest {
  @TempDir private Path directory;
  private Folder folder;

  @BeforeEach
  void threeSegments() throws IOException {
    folder = new Folder(directory);
    for (int i = 0; i < 3; i++) {
      try (Journal journal = folder.open()) {
        folder.append(journal, List.of(AnyLines.of("line " + i)));
      }
    }
    assertThat(folder.files()).hasSize(3);
  }

  private void secondIs(byte[] content) throws IOException {
    Files.write(folder.files().get(1), content);
  }

  private void isSetAside(String because) throws IOException {
    String file = folder.files().get(1).toString();
    assertThat(folder.reopened())
        .containsExactly(folder.written.getFirst(), folder.written.getLast());
    assertThat(folder.problems.getFirst())
        .startsWith(file + ": " + because)
        .contains("its lines can't be read")
        .contains("put it back from a copy")
        .contains("or delete it");
    assertThat(folder.problems.get(1)).contains("segments 2 to 2 are gone");
    assertThat(folder.problems).hasSize(2);
  }

  @Test
  void anEmptyFile() throws IOException {
    secondIs(new byte[0]);
    isSetAside("it has only 0 bytes");
  }

  @Test
  void aShortFile() throws IOException {
    secondIs(new byte[31]);
    isSetAside("it has only 31 bytes");
  }

  @Test
  void anotherFile() throws IOException {
    secondIs("This is no journal, whatever its name may say.".getBytes(US_ASCII));
    isSetAside("it does not begin as a journal does");
  }

  @Test
  void anotherSegmentUnderItsName() throws IOException {
    secondIs(Files.readAllBytes(folder.files().getFirst()));
    isSetAside("by its header it is segment 1");
  }

  @Test
  void aFileThatIsGone() throws IOException {
    Files.delete(folder.files().get(1));
    assertThat(folder.reopened())
        .containsExactly(folder.written.getFirst(), folder.written.getLast());
    assertThat(folder.problems)
        .singleElement()
        .asString()
        .contains("segments 2 to 2 are gone")
        .contains("put them back");
  }

  @Test
  void aNewerVersionIsNotTouched() throws IOException {
    Path file = folder.files().get(1);
    byte[] bytes = Files.readAllBytes(file);
    bytes[8] = 3;
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, 20);
    ByteBuffer.wrap(bytes).putInt(20, (int) sum.getValue());
    Files.write(file, bytes);
    assertThatThrownBy(folder::open)
        .hasMessageContaining(file + " is a journal of version 3, this program knows version 2")
        .hasMessageContaining("run the program that wrote it")
        .hasMessageContaining("or move the file away");
    assertThat(file).hasBinaryContent(bytes);
    Files.delete(file);
    folder.open().close(); // the lock was given back
  }

  @Test
  void otherFilesAreLeftAlone() throws IOException {
    for (String name :
        List.of(
            "notes.txt",
            "12.journal",
            "00000000000000000000.journal",
            "x".repeat(20) + ".journal")) {
      Files.writeString(directory.resolve(name), "mine");
    }
    Path half = Files.writeString(directory.resolve("next.journal.new"), "half a segment");
    assertThat(folder.reopened()).isEqualTo(folder.written);
    assertThat(folder.problems).isEmpty();
    assertThat(directory.resolve("12.journal")).hasContent("mine");
    assertThat(half).doesNotExist();
  }

  @Test
  void openingTakesNoRoom() throws IOException {
    for (int i = 0; i < 5; i++) {
      folder.open().close();
    }
    assertThat(folder.files()).hasSize(3).allMatch(file -> file.toFile().length() < 100);
  }
}

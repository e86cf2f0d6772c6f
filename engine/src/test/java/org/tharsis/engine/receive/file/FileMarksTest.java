package org.tharsis.engine.receive.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.config.FileSettings;

/** A file is known again by itself, and there are no more marks than can be read. */
class FileMarksTest {
  @TempDir private Path directory;

  private boolean knows(FileMarks marks, int number) throws IOException {
    Path any = Files.writeString(directory.resolve("any.log"), "any\n");
    Found found = Found.of(new FileSettings(any, 480), any);
    try (FileChannel content = Disk.SYSTEM.open(any)) {
      return marks.find(found, new FileIdentity(number, 0), content) != null;
    }
  }

  @Test
  void theOldestGoButThoseOfFilesThatAreThere() throws IOException {
    Path file = directory.resolve("marks");
    FileMarks marks = FileMarks.read(file);
    for (int i = 1; i <= FileMarks.MOST + 2; i++) {
      marks.put("file:a.log", new FileMark(new FileIdentity(i, 0), 0, 0));
    }
    marks.save(Set.of(new FileMarks.Key("file:a.log", 1)));
    FileMarks read = FileMarks.read(file);
    assertThat(knows(read, 1)).isTrue();
    assertThat(knows(read, 2)).isFalse();
    assertThat(knows(read, 3)).isFalse();
    assertThat(knows(read, 4)).isTrue();
    assertThat(knows(read, FileMarks.MOST + 2)).isTrue();
  }

  @Test
  void damagedOnesAreNotGoneOnFrom() throws IOException {
    Path file = Files.writeString(directory.resolve("marks"), "no marks at all");
    assertThat(knows(FileMarks.read(file), 1)).isFalse();
  }

  /** And not by its device's number, which may be another after a reboot. */
  @Test
  void aFileIsKnownByItsInodeAndFirstLine() throws IOException {
    Path one = Files.writeString(directory.resolve("one"), "first\nsecond\n");
    Path two = Files.writeString(directory.resolve("two"), "first\nthird\n");
    assertThat(FileIdentity.inode(one)).isEqualTo(Files.getAttribute(one, "unix:ino"));
    try (FileChannel first = Disk.SYSTEM.open(one);
        FileChannel second = Disk.SYSTEM.open(two)) {
      assertThat(FileIdentity.of(first, 7)).isEqualTo(FileIdentity.of(second, 7));
      assertThat(FileIdentity.of(first, 7)).isNotEqualTo(FileIdentity.of(first, 8));
      Files.writeString(two, "other\n");
      assertThat(FileIdentity.of(first, 7)).isNotEqualTo(FileIdentity.of(second, 7));
    }
  }
}

package org.tharsis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may read a file that was replaced. */
class WholeFileTest {
  @TempDir private Path directory;

  /** The superuser may give it to anybody, and keeps it so; all others keep what is theirs. */
  @Test
  void theFileKeepsItsOwnerItsGroupAndItsPermissions() throws IOException {
    Path file = Files.writeString(directory.resolve("a.yaml"), "old");
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    view.setPermissions(PosixFilePermissions.fromString("rw-r-----"));
    giveAway(view, file.getFileSystem().getUserPrincipalLookupService());
    PosixFileAttributes before = view.readAttributes();
    WholeFile.replace(file, "new");
    PosixFileAttributes after =
        Files.getFileAttributeView(file, PosixFileAttributeView.class).readAttributes();
    assertThat(file).hasContent("new");
    assertThat(after.fileKey()).as("another file").isNotEqualTo(before.fileKey());
    assertThat(after.owner()).isEqualTo(before.owner());
    assertThat(after.group()).isEqualTo(before.group());
    assertThat(after.permissions()).isEqualTo(before.permissions());
  }

  /** As far as whoever runs this may. */
  private static void giveAway(PosixFileAttributeView file, UserPrincipalLookupService known) {
    for (String each : List.of("users", "daemon", "nobody")) {
      try {
        file.setGroup(known.lookupPrincipalByGroupName(each));
        file.setOwner(known.lookupPrincipalByName(each));
      } catch (IOException notPermitted) {
        // the next one may be
      }
    }
  }
}

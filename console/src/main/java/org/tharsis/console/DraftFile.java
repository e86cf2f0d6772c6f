package org.tharsis.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.tharsis.rules.RuleSource;

/** A rule file that a person names, wherever it lies. */
final class DraftFile {
  private DraftFile() {}

  static RuleSource read(Path file) throws NotDone {
    try {
      byte[] text = Files.readAllBytes(file);
      return new RuleSource(file.toString(), new String(text, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new NotDone(file + ": there is no such file");
    } catch (AccessDeniedException e) {
      throw new NotDone(file + ": you may not read it");
    } catch (IOException e) {
      throw new NotDone(file + ": can't be read: " + e.getMessage());
    }
  }
}

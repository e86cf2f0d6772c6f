package org.tharsis.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * All sources are as google-java-format writes them. {@code mvn -pl house test -Dtest=FormatTest
 * -Dformat=write} makes them so.
 */
class FormatTest {
  private static final boolean WRITE = "write".equals(System.getProperty("format"));

  private final Formatter formatter = new Formatter();

  @Test
  void sourcesAreFormatted() throws Exception {
    List<Path> files = SourceTree.javaFiles();
    assertThat(files).hasSizeGreaterThan(100);
    List<Path> unformatted = new ArrayList<>();
    for (Path file : files) {
      String source = Files.readString(file);
      String formatted = formatted(source);
      if (!formatted.equals(source)) {
        unformatted.add(SourceTree.root().relativize(file));
        if (WRITE) {
          Files.writeString(file, formatted);
        }
      }
    }
    if (!WRITE) {
      assertThat(unformatted)
          .as("mvn -pl house test -Dtest=FormatTest -Dformat=write formats them")
          .isEmpty();
    }
  }

  private String formatted(String source) throws Exception {
    String ordered = ImportOrderer.reorderImports(source, Style.GOOGLE);
    return formatter.formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
  }
}

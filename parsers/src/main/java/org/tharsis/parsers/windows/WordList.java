package org.tharsis.parsers.windows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the tables that lie beside the classes; {@code #} begins a comment line. */
final class WordList {
  private WordList() {}

  /** The lines that say something; one that is not there is an {@link IllegalStateException}. */
  static List<String> lines(String resource) {
    try (InputStream in = WordList.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not there");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lines of a word without blanks, a blank and any text, by that word. */
  static Map<String, String> byFirstWord(String resource) {
    Map<String, String> texts = new HashMap<>();
    for (String line : lines(resource)) {
      int blank = line.indexOf(' ');
      if (blank < 1 || texts.put(line.substring(0, blank), line.substring(blank + 1)) != null) {
        throw new IllegalStateException(resource + ": no text, or its second: " + line);
      }
    }
    return Map.copyOf(texts);
  }
}

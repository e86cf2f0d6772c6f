package org.tharsis.parsers.template;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's messages by id, read from a resource.
 *
 * <p>An entry is a line {@code ids category type outcome action} ({@code -} for none; ids separated
 * by commas), and indented below it its templates; {@code = id} stands for those of an entry above.
 * An id shorter than a message's is a class: it stands for those ids that begin with it and have no
 * entry. {@code +} behind it says that its templates take all that there is, so that nothing is
 * missed for want of an entry. {@code *} stands for all others. {@code #} begins a comment line.
 * Immutable.
 */
public final class Catalogue {
  private static final String ANY = "*";
  private static final String SAME = "  = ";
  private static final String WHOLE = "+";
  private static final int COLUMNS = 5;

  /** Asked with every line: a {@link Map#copyOf copy} probes neighbours, and compares their ids. */
  private final Map<String, Entry> entries;

  /** The length of the longest id: an id may be text that an attacker chose. */
  private final int longest;

  private Catalogue(Map<String, Entry> entries) {
    this.entries = entries;
    this.longest = entries.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /**
   * Reads the resource that lies beside {@code owner}; a mistake in it is an {@link
   * IllegalStateException} that names the line, for it is part of the program.
   */
  public static Catalogue load(Class<?> owner, String resource) {
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not there");
      }
      return new Catalogue(
          read(resource, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Entry> read(String resource, BufferedReader lines) throws IOException {
    Map<String, Entry> entries = new HashMap<>();
    List<Template> templates = new ArrayList<>();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      try {
        if (line.startsWith(SAME)) {
          templates.addAll(same(entries, line.substring(SAME.length()).strip()));
        } else if (line.startsWith(" ")) {
          templates.add(TemplateReader.read(line.strip()));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          templates = new ArrayList<>();
          add(entries, line, templates);
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException(resource + ":" + number + ": " + e.getMessage(), e);
      }
    }
    return entries;
  }

  private static List<Template> same(Map<String, Entry> entries, String id) {
    Entry entry = entries.get(id);
    if (entry == null) {
      throw new IllegalArgumentException("there is no entry " + id + " above");
    }
    return entry.templates();
  }

  private static void add(Map<String, Entry> entries, String line, List<Template> templates) {
    String[] columns = line.split(" +", -1);
    if (columns.length != COLUMNS) {
      throw new IllegalArgumentException("not 'ids category type outcome action': " + line);
    }
    for (String id : columns[0].split(",", -1)) {
      boolean whole = id.endsWith(WHOLE);
      Entry entry =
          new Entry(
              columns[1], orNull(columns[2]), orNull(columns[3]), columns[4], templates, whole);
      if (entries.put(whole ? id.substring(0, id.length() - 1) : id, entry) != null) {
        throw new IllegalArgumentException(id + " has an entry already");
      }
    }
  }

  private static @Nullable String orNull(String column) {
    return column.equals("-") ? null : column;
  }

  /** Whether the id itself has an entry. */
  public boolean has(String id) {
    return entries.containsKey(id);
  }

  /** The entry of the id itself, or null. */
  @Nullable Entry exactly(String id) {
    return entries.get(id);
  }

  /** The entry of the longest class that the id belongs to, or of all others, or null. */
  @Nullable Entry classOf(String id) {
    for (int length = Math.min(id.length() - 1, longest); length > 0; length--) {
      Entry entry = entries.get(id.substring(0, length));
      if (entry != null) {
        return entry;
      }
    }
    return entries.get(ANY);
  }

  /** How many ids have an entry. */
  public int size() {
    return entries.size();
  }
}

package org.tharsis.parsers.keyvalue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tharsis.parsers.text.Ascii;

/**
 * What a vendor's keys mean, read from a resource. Immutable.
 *
 * <p>A line is {@code key meaning}. A meaning is
 *
 * <ul>
 *   <li>a field's name, as in {@code srcip source.ip}; of several values the first stays;
 *   <li>{@code source} or {@code destination}, for {@code address:port:interface:name}, {@code
 *       source.nat} or {@code destination.nat}, for {@code address:port}, {@code source.user} or
 *       {@code destination.user}, for {@code DOMAIN\name};
 *   <li>{@code event.duration:seconds} or {@code event.duration:milliseconds};
 *   <li>one of these after a question mark: it is put in only where no other key of the line says
 *       the same;
 *   <li>{@code =part}: the format's own class reads it.
 * </ul>
 *
 * <p>{@code none: N/A UNKNOWN} lists, in whatever case, the values that say nothing; empty ones
 * never do. {@code #} begins a comment line.
 *
 * @param <P> what the format's class reads itself
 */
public final class KeyTable<P extends Enum<P>> {
  private static final String NONE = "none: ";

  private final @Nullable Key[] slots;
  private final List<String> none = new ArrayList<>();
  private final Class<P> parts;
  private int longestNone;

  /**
   * A key.
   *
   * @param reading what becomes of its value; null where {@code part} says it
   * @param fallback whether any other key that says the same is better
   * @param part the ordinal of what the format's class reads itself, or -1
   */
  @SuppressWarnings("ArrayRecordComponent") // a key is compared by nobody
  record Key(byte[] name, @Nullable Reading reading, boolean fallback, int part) {}

  private KeyTable(Class<P> parts, Map<String, String> meanings) {
    this.parts = parts;
    this.slots = new @Nullable Key[Integer.highestOneBit(meanings.size() + 1) * 4];
    meanings.forEach((name, meaning) -> add(key(name, meaning)));
  }

  /**
   * Reads the resource that lies beside {@code owner}; a mistake in it is an {@link
   * IllegalStateException} that names the line, for it is part of the program.
   */
  public static <P extends Enum<P>> KeyTable<P> load(
      Class<?> owner, String resource, Class<P> parts) {
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not there");
      }
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return of(lines.lines().toList(), resource, parts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The table that these lines are; {@code name} is what they are called in a mistake. */
  static <P extends Enum<P>> KeyTable<P> of(List<String> lines, String name, Class<P> parts) {
    Map<String, String> meanings = new TreeMap<>();
    List<String> none = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      try {
        line(lines.get(i), meanings, none, parts);
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException(name + ":" + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    KeyTable<P> table = new KeyTable<>(parts, meanings);
    table.none.addAll(none);
    table.longestNone = none.stream().mapToInt(String::length).max().orElse(0);
    return table;
  }

  private static <P extends Enum<P>> void line(
      String line, Map<String, String> meanings, List<String> none, Class<P> parts) {
    if (line.startsWith(NONE)) {
      none.addAll(List.of(line.substring(NONE.length()).strip().split(" +", -1)));
    } else if (!line.isBlank() && !line.startsWith("#")) {
      String[] columns = line.strip().split(" +", -1);
      if (columns.length != 2) {
        throw new IllegalArgumentException("not 'key meaning': " + line);
      }
      new KeyTable<>(parts, Map.of()).key(columns[0], columns[1]); // tells a mistake with its line
      if (meanings.put(columns[0], columns[1]) != null) {
        throw new IllegalArgumentException(columns[0] + " has a meaning already");
      }
    }
  }

  private Key key(String text, String meaning) {
    byte[] name = text.getBytes(StandardCharsets.UTF_8);
    if (meaning.startsWith("=")) {
      String part = meaning.substring(1).toUpperCase(Locale.ROOT);
      return new Key(name, null, false, Enum.valueOf(parts, part).ordinal());
    }
    boolean fallback = meaning.startsWith("?");
    return new Key(name, Reading.of(fallback ? meaning.substring(1) : meaning), fallback, -1);
  }

  private void add(Key key) {
    int slot = hash(key.name, 0, key.name.length);
    while (slots[slot & slots.length - 1] != null) {
      slot++;
    }
    slots[slot & slots.length - 1] = key;
  }

  /** Of the length and three bytes: a vendor's keys differ in them. */
  private static int hash(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length == 0) {
      return 0;
    }
    int hash = length * 31 + bytes[from];
    hash = hash * 31 + bytes[from + length / 2];
    hash = hash * 31 + bytes[to - 1];
    return hash ^ hash >>> 7;
  }

  /** The key {@code bytes[from, to)}, or null. */
  @Nullable Key find(byte[] bytes, int from, int to) {
    int slot = hash(bytes, from, to);
    for (Key key = slots[slot & slots.length - 1]; key != null; ) {
      if (Arrays.equals(key.name, 0, key.name.length, bytes, from, to)) {
        return key;
      }
      slot++;
      key = slots[slot & slots.length - 1];
    }
    return null;
  }

  /** Whether the value {@code bytes[from, to)} says nothing. */
  boolean isNone(byte[] bytes, int from, int to) {
    if (from >= to || to - from > longestNone) {
      return from >= to;
    }
    for (int i = 0; i < none.size(); i++) {
      if (Ascii.is(bytes, from, to, none.get(i))) {
        return true;
      }
    }
    return false;
  }

  int parts() {
    return parts.getEnumConstants().length;
  }
}

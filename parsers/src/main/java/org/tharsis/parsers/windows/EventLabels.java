package org.tharsis.parsers.windows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tharsis.parsers.text.Ascii;
import org.tharsis.parsers.text.Words;

/**
 * Finds the data in an event's text: {@code Subject: Account Name: alice …}. What follows a label
 * ends at the next, so it does not matter what an agent made of the line breaks. The labels are a
 * table ({@code labels.txt}); the same label means another thing in another section. Immutable.
 */
final class EventLabels {
  private static final String ANYWHERE = "*";
  private static final int SHORTEST = 4;
  private static final int BUCKETS = 1024;
  private static final int HASH_SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(BUCKETS);
  private static final long HASH_FACTOR = 0x9e3779b97f4a7c15L;

  /** Data of one word: behind the last of them, the text may go on with what it means. */
  private static final Set<Datum> WORDS =
      EnumSet.of(
          Datum.LOGON_TYPE,
          Datum.STATUS,
          Datum.SUB_STATUS,
          Datum.ADDRESS,
          Datum.PORT,
          Datum.DIRECTION,
          Datum.SOURCE_ADDRESS,
          Datum.SOURCE_PORT,
          Datum.DESTINATION_ADDRESS,
          Datum.DESTINATION_PORT,
          Datum.PROTOCOL,
          Datum.FILTER);

  /** Text that ends the value before it. */
  private static final class Label {
    final String text;
    final byte[] bytes;

    /** The section that it begins, or null. */
    @Nullable String section;

    final Map<String, Datum> data = new HashMap<>();

    Label(String text) {
      this.text = text;
      this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    boolean isAt(byte[] line, int at, int to) {
      int end = at + bytes.length;
      return end <= to && Arrays.equals(line, at, end, bytes, 0, bytes.length);
    }

    @Nullable Datum datum(String section) {
      Datum own = data.get(section);
      return own == null ? data.get(ANYWHERE) : own;
    }
  }

  static final EventLabels ALL = new EventLabels(WordList.lines("labels.txt"));

  /** By their first letters, for most words of a text begin no label. */
  private final Label[][] buckets = new Label[BUCKETS][];

  /** Lines: {@code Section:, Section:} or, indented, {@code Label: = DatumName}. */
  private EventLabels(List<String> lines) {
    Map<String, Label> labels = new LinkedHashMap<>();
    List<String> sections = List.of(ANYWHERE);
    for (String line : lines) {
      if (line.startsWith(" ")) {
        add(labels, sections, line);
      } else {
        sections = List.of(line.split(", ", -1));
        if (!line.equals(ANYWHERE)) {
          sections.forEach(section -> label(labels, section).section = section);
        }
      }
    }
    index(labels.values());
  }

  private static Label label(Map<String, Label> labels, String text) {
    return labels.computeIfAbsent(text, Label::new);
  }

  private static void add(Map<String, Label> labels, List<String> sections, String line) {
    String[] sides = line.strip().split(" = ", 2);
    Label label = label(labels, sides[0]);
    if (sides.length == 2) {
      Datum datum = Datum.of(sides[1]);
      if (datum == null) {
        throw new IllegalStateException("labels.txt: there is no " + sides[1]);
      }
      sections.forEach(section -> label.data.put(section, datum));
    }
  }

  private void index(Iterable<Label> labels) {
    List<List<Label>> lists = new ArrayList<>();
    for (int i = 0; i < BUCKETS; i++) {
      lists.add(new ArrayList<>());
    }
    for (Label label : labels) {
      if (label.bytes.length < SHORTEST) {
        throw new IllegalStateException("labels.txt: too short: " + label.text);
      }
      lists.get(bucket(Words.upTo(label.bytes, 0, SHORTEST))).add(label);
    }
    Arrays.setAll(buckets, i -> lists.get(i).toArray(Label[]::new));
  }

  private static int bucket(long beginning) {
    return (int) ((beginning * HASH_FACTOR) >>> HASH_SHIFT);
  }

  /** Puts the data of the text {@code bytes[from, to)} into {@code data}. */
  void read(byte[] bytes, int from, int to, EventData data) {
    String section = ANYWHERE;
    Datum open = null;
    int openFrom = from;
    int at = from;
    while (at < to) {
      Label label = labelAt(bytes, at, to);
      if (label != null) {
        put(open, bytes, openFrom, at, data);
        at += label.bytes.length;
        openFrom = at;
        section = label.section == null ? section : label.section;
        open = label.datum(section);
      }
      at = nextWord(bytes, at, to);
    }
    put(open, bytes, openFrom, to, data);
  }

  private static int nextWord(byte[] bytes, int from, int to) {
    int at = Ascii.indexOfSpace(bytes, from, to);
    while (at < to && Ascii.isSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  private @Nullable Label labelAt(byte[] bytes, int at, int to) {
    if (at + SHORTEST <= to) {
      for (Label label : buckets[bucket(Words.upTo(bytes, at, SHORTEST))]) {
        if (label.isAt(bytes, at, to)) {
          return label;
        }
      }
    }
    return null;
  }

  /**
   * The address and port stand behind names that an attacker chose: the last is the event's own.
   */
  private static void put(@Nullable Datum datum, byte[] bytes, int from, int to, EventData data) {
    if (datum == null) {
      return;
    }
    if (datum == Datum.ADDRESS || datum == Datum.SOURCE_PORT || datum == Datum.PORT) {
      data.forget(datum);
    }
    int start = from;
    while (start < to && Ascii.isSpace(bytes[start])) {
      start++;
    }
    data.put(
        datum, bytes, start, WORDS.contains(datum) ? Ascii.indexOfSpace(bytes, start, to) : to);
  }
}

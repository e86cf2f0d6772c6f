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

/**
 * Finds the data in an event's text: {@code Subject: Account Name: alice …}. What follows a label
 * ends at the next, so it does not matter what an agent made of the line breaks. The labels are a
 * table ({@code labels.txt}); the same label means another thing in another section. Immutable.
 */
final class EventLabels {
  private static final String ANYWHERE = "*";
  private static final int BUCKETS = 1024;

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

  /** By their first two letters, for most words of a text begin no label. */
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
    labels.forEach(
        label -> lists.get(bucket(label.text.charAt(0), label.text.charAt(1))).add(label));
    Arrays.setAll(buckets, i -> lists.get(i).toArray(Label[]::new));
  }

  private static int bucket(int first, int second) {
    return (first << 5 ^ second) & (BUCKETS - 1);
  }

  /** Puts the data of the text {@code bytes[from, to)} into {@code data}. */
  void read(byte[] bytes, int from, int to, EventData data) {
    String section = ANYWHERE;
    Datum open = null;
    int openFrom = from;
    int at = from;
    while (at < to) {
      Label label = beginsWord(bytes, from, at) ? labelAt(bytes, at, to) : null;
      if (label == null) {
        at++;
        continue;
      }
      put(open, bytes, openFrom, at, data);
      at += label.bytes.length;
      openFrom = at;
      section = label.section == null ? section : label.section;
      open = label.datum(section);
    }
    put(open, bytes, openFrom, to, data);
  }

  private static boolean beginsWord(byte[] bytes, int from, int at) {
    return at == from || (bytes[at - 1] >= 0 && bytes[at - 1] <= ' ');
  }

  private @Nullable Label labelAt(byte[] bytes, int at, int to) {
    if (at + 1 < to) {
      for (Label label : buckets[bucket(bytes[at], bytes[at + 1])]) {
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
    while (start < to && bytes[start] >= 0 && bytes[start] <= ' ') {
      start++;
    }
    data.put(datum, bytes, start, WORDS.contains(datum) ? wordEnd(bytes, start, to) : to);
  }

  private static int wordEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && (bytes[at] < 0 || bytes[at] > ' ')) {
      at++;
    }
    return at;
  }
}

package org.tharsis.parsers.windows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tharsis.parsers.text.Names;

/**
 * The first sentences of events' texts, for the forms that drop the id (NXLog's RFC 3164, or a bare
 * text): on systems in English, they tell it.
 */
final class Sentences {
  /** Longer ones are none of ours. */
  private static final int LONGEST = 160;

  /**
   * An event that begins so.
   *
   * @param family of its provider
   * @param code its id
   */
  record Origin(String family, String code) {}

  private static final Map<String, List<Origin>> ORIGINS = origins();

  private Sentences() {}

  /**
   * The event whose text {@code bytes[from, to)} may be, or null.
   *
   * @param provider what logged it, or null if that is not known
   */
  static @Nullable Origin find(
      @Nullable String provider, byte[] bytes, int from, int to, Names names) {
    int end = end(bytes, from, Math.min(to, from + LONGEST));
    List<Origin> origins = ORIGINS.get(names.of(bytes, from, end));
    if (origins == null) {
      return null;
    }
    String family = provider == null ? origins.getFirst().family : Provider.family(provider);
    for (Origin origin : origins) {
      if (origin.family.equals(family)) {
        return origin;
      }
    }
    return null;
  }

  private static int end(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '.' && bytes[at] != ':' && (bytes[at] < 0 || bytes[at] >= ' ')) {
      at++;
    }
    return at;
  }

  /** Lines {@code Family/code The sentence}; a family's blanks are underscores there. */
  private static Map<String, List<Origin>> origins() {
    Map<String, List<Origin>> origins = new HashMap<>();
    for (String line : WordList.lines("sentences.txt")) {
      int slash = line.indexOf('/');
      int blank = line.indexOf(' ');
      origins
          .computeIfAbsent(line.substring(blank + 1), sentence -> new ArrayList<>())
          .add(
              new Origin(
                  Provider.family(line.substring(0, slash)), line.substring(slash + 1, blank)));
    }
    return origins;
  }
}

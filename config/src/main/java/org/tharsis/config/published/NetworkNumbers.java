package org.tharsis.config.published;

import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The numbers of autonomous systems that are wanted (RFC 6793: 32 bits), and which have come. */
final class NetworkNumbers {
  private static final int MOST_DIGITS = 10;

  private final Chosen chosen;
  private final SortedMap<Long, String> wanted = new TreeMap<>();
  private final Set<Long> found = new TreeSet<>();

  NetworkNumbers(Chosen chosen) {
    this.chosen = chosen;
    for (String each : chosen.selection().of("network")) {
      long number = parse(each);
      if (number < 0) {
        chosen.complain(0, "'%s' is no network number; write 64500 or AS64500".formatted(each));
      } else {
        wanted.put(number, each);
      }
    }
  }

  /** {@code 64500} or {@code AS64500}; -1 if it is none. */
  static long parse(String text) {
    String digits = text.toLowerCase(Locale.ROOT).startsWith("as") ? text.substring(2) : text;
    boolean right =
        !digits.isEmpty()
            && digits.length() <= MOST_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    long number = right ? Long.parseLong(digits) : -1;
    return number >>> 32 == 0 ? number : -1;
  }

  /** Whether it is among them; if it is, addresses of it have come. */
  boolean take(long number) {
    boolean any = wanted.containsKey(number);
    if (any) {
      found.add(number);
    }
    return any;
  }

  /** Those of so many from this one on that are among them. */
  Set<Long> among(long first, long count) {
    return wanted.keySet().stream()
        .filter(each -> each >= first && each - first < count)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Addresses of these have come. */
  void found(Set<Long> numbers) {
    found.addAll(numbers);
  }

  /**
   * Complains of each that no addresses have come of.
   *
   * @param words with a place for the number
   */
  void complainOfOthers(String words) {
    wanted.forEach(
        (number, written) -> {
          if (!found.contains(number)) {
            chosen.complain(0, words.formatted(written));
          }
        });
  }
}

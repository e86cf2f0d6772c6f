package org.tharsis.config.published;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The numbers of autonomous systems that are wanted (RFC 6793: 32 bits). */
final class NetworkNumbers {
  private static final int MOST_DIGITS = 10;

  private final Set<Long> wanted = new HashSet<>();

  NetworkNumbers(Chosen chosen) {
    for (String each : chosen.selection().of("network")) {
      long number = parse(each);
      if (number < 0) {
        chosen.complain(0, "'%s' is no network number; write 64500 or AS64500".formatted(each));
      }
      wanted.add(number);
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

  boolean contains(long number) {
    return wanted.contains(number);
  }

  /** Whether one of so many from this one on is among them. */
  boolean anyOf(long first, long count) {
    return wanted.stream().anyMatch(each -> each >= first && each - first < count);
  }
}

package org.tharsis.console;

import java.time.Duration;
import org.tharsis.model.Durations;
import org.tharsis.rules.language.Condition;
import org.tharsis.rules.language.Phrase;

/** Numbers of things, in words. */
final class Counted {
  private Counted() {}

  /** {@code 1 incident}, {@code 2 incidents}, {@code no incident}. */
  static String of(long number, String thing) {
    if (number == 0) {
      return "no " + thing;
    }
    return number == 1 ? "1 " + thing : "%,d %ss".formatted(number, thing);
  }

  /** {@code 14 of 15}, and of a silence {@code 20m of 30m}: what a counting phrase came to. */
  static String of(Condition condition, long value, String between) {
    return "%s %s %s"
        .formatted(amount(condition, value), between, amount(condition, condition.wanted()));
  }

  private static String amount(Condition condition, long value) {
    Phrase phrase = condition.phrase();
    return phrase != null && phrase.kind() == Phrase.Kind.SILENCE
        ? Durations.format(Duration.ofSeconds(value))
        : "%,d".formatted(value);
  }
}

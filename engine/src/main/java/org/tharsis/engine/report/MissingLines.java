package org.tharsis.engine.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.report.AccountHistory.Moment;

/** Says of a span how many lines came that can't be found. */
final class MissingLines {
  private final List<Moment> history;
  private final Moment now;
  private final Function<Instant, String> shown;

  /**
   * By these accounts.
   *
   * @param history the earliest first
   * @param now how they stand
   * @param shown how a time is written
   */
  MissingLines(List<Moment> history, Moment now, Function<Instant, String> shown) {
    this.history = history;
    this.now = now;
    this.shown = shown;
  }

  List<String> notes(Instant from, Instant to) {
    List<String> notes = new ArrayList<>();
    Moment begin = begin(from.toEpochMilli());
    Moment end = end(to.toEpochMilli());
    if (begin == null || end.received() < begin.received()) {
      notes.add("What became of each line of this time is not known: the accounts began later.");
      notes.add(said("Up to now", new Moment(0, 0, 0, 0, 0, 0), now));
      return notes;
    }
    if (begin.time() > from.toEpochMilli()) {
      notes.add(
          "What became of each line before %s is not known: the accounts began then."
              .formatted(shown(begin)));
    }
    notes.add(said("From %s to %s".formatted(shown(begin), shown(end)), begin, end));
    return notes;
  }

  private String shown(Moment moment) {
    return shown.apply(Instant.ofEpochMilli(moment.time()));
  }

  /** The last at or before, or else the first of all. */
  private @Nullable Moment begin(long from) {
    Moment last = history.isEmpty() ? null : history.getFirst();
    for (Moment each : history) {
      if (each.time() <= from) {
        last = each;
      }
    }
    return last;
  }

  private Moment end(long to) {
    return history.stream().filter(each -> each.time() >= to).findFirst().orElse(now);
  }

  private static String said(String when, Moment begin, Moment end) {
    long received = end.received() - begin.received();
    long lost = end.lost() - begin.lost();
    long refused = end.refused() - begin.refused();
    long dropped = end.dropped() - begin.dropped();
    long missing = end.missing() - begin.missing();
    String never =
        missing <= 0
            ? ""
            : String.format(
                Locale.ROOT, " %,d more never came, by their senders' numbers.", missing);
    if (lost + refused + dropped == 0) {
      return String.format(
              Locale.ROOT, "%s %,d lines were received, and all of them are kept.", when, received)
          + never;
    }
    return String.format(
            Locale.ROOT,
            "%s %,d lines were received. Missing here are %,d that were lost, %,d that the settings"
                + " refused and %,d that exclusions dropped.",
            when,
            received,
            lost,
            refused,
            dropped)
        + never;
  }
}

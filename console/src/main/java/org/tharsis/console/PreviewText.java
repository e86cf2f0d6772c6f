package org.tharsis.console;

import java.util.Comparator;
import java.util.List;
import org.tharsis.engine.exclusion.preview.Effect;
import org.tharsis.engine.exclusion.preview.Fate;
import org.tharsis.engine.exclusion.preview.Preview;
import org.tharsis.engine.exclusion.preview.Span;
import org.tharsis.index.TimeCount;
import org.tharsis.index.TimeRange;
import org.tharsis.index.ValueCount;
import org.tharsis.model.Escaped;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusion.Action;
import org.tharsis.model.Field;

/** A preview for people. */
final class PreviewText {
  private static final int A_DAY = "2026-11-21".length();
  private static final double MANY = 1e15;

  private final Preview preview;

  private PreviewText(Preview preview) {
    this.preview = preview;
  }

  static void print(TimeRange range, Preview preview, int limit) {
    PreviewText text = new PreviewText(preview);
    text.heading(range);
    text.events();
    text.addresses();
    text.incidents(limit);
  }

  private void heading(TimeRange range) {
    Exclusion exclusion = preview.exclusion();
    say(
        "%s: %s; %s, %s, until %s"
            .formatted(
                exclusion.id(),
                String.join(", ", exclusion.words()),
                exclusion.action().word(),
                exclusion.stateOn(ExclusionDesk.today()).word(),
                exclusion.terms().ends()));
    say("events from %s to %s".formatted(shown(range.from()), shown(range.to())));
    System.out.println();
  }

  private static String shown(long time) {
    return time == Long.MIN_VALUE
        ? "the first"
        : time == Long.MAX_VALUE ? "the last" : Times.show(time);
  }

  private void events() {
    long covered = preview.covered().count();
    double percent = preview.stored() == 0 ? 0 : 100.0 * covered / preview.stored();
    say(
        "covers %,d of %,d events (%.1f %%)%s"
            .formatted(covered, preview.stored(), percent, meaning()));
    if (preview.hidden() > 0) {
      say(
          "%,d of them are kept from correlation as it is, by an exclusion"
              .formatted(preview.hidden()));
    }
    for (TimeCount each : preview.covered().steps()) {
      if (each.count() > 0) {
        say(
            "  day     %12s  %,d"
                .formatted(Times.show(each.start()).substring(0, A_DAY), each.count()));
      }
    }
    values("source", preview.covered().top().getOrDefault(Field.SOURCE_IP, List.of()));
    values("port", preview.covered().top().getOrDefault(Field.DESTINATION_PORT, List.of()));
    values("code", preview.covered().top().getOrDefault(Field.EVENT_CODE, List.of()));
    values("rule", preview.rules());
  }

  private String meaning() {
    Exclusion exclusion = preview.exclusion();
    if (exclusion.byRule()) {
      return "; they stay, what the rule finds in them is hidden";
    }
    return switch (exclusion.action()) {
      case STORE -> "";
      case QUIET -> "; they stay, their incidents would be born closed";
      case DROP -> "; they would be counted only";
    };
  }

  private static void values(String name, List<ValueCount> values) {
    for (ValueCount each : values) {
      say("  %-6s  %12s  %,d".formatted(name, each.value(), each.count()));
    }
  }

  private void addresses() {
    for (Span each : preview.spans()) {
      say("addresses: %s in %s: %s".formatted(each.end().word(), each.name(), count(each)));
    }
  }

  private static String count(Span span) {
    String v4 =
        span.v4() == 0 ? "" : "%,d IPv4, %,d of them inside".formatted(span.v4(), span.v4Inside());
    String v6 =
        span.v6() == 0
            ? ""
            : "%s IPv6, %s of them inside".formatted(number(span.v6()), number(span.v6Inside()));
    return v4.isEmpty() && v6.isEmpty()
        ? "none"
        : v4 + (v4.isEmpty() || v6.isEmpty() ? "" : "; ") + v6;
  }

  /** IPv6 addresses are many. */
  static String number(double count) {
    return count < MANY ? "%,.0f".formatted(count) : "%.2g".formatted(count);
  }

  private void incidents(int limit) {
    boolean quiet = preview.exclusion().action() == Action.QUIET;
    System.out.println();
    say(
        "of %s, with an event in that time:"
            .formatted(Counted.of(preview.incidents(), "incident")));
    say(
        "  %,d %s: %,d called real, %,d called false, %,d open"
            .formatted(
                preview.gone(each -> true),
                quiet ? "would have been born closed" : "would not have been",
                preview.gone(Effect::real),
                preview.gone(Effect::calledFalse),
                preview.gone(each -> each.incident().open())));
    if (preview.count(Fate.SMALLER) > 0) {
      say("  %,d would have been smaller".formatted(preview.count(Fate.SMALLER)));
    }
    if (preview.count(Fate.UNSURE) > 0) {
      say(
          ("  %,d would have been smaller or not at all: not all of their events are stored, or they"
                  + " can't be judged by these alone")
              .formatted(preview.count(Fate.UNSURE)));
    }
    if (preview.unknown() > 0) {
      say(
          "  %,d can't be judged: their events are not stored any more"
              .formatted(preview.unknown()));
    }
    List<Effect> named =
        preview.effects().stream()
            .sorted(Comparator.comparing((Effect each) -> !each.real()))
            .limit(limit)
            .toList();
    named.forEach(
        each -> say("%-22s %s".formatted(fate(each), IncidentLines.line(each.incident()))));
    if (preview.effects().size() > named.size()) {
      say("and %,d more; --limit shows them".formatted(preview.effects().size() - named.size()));
    }
  }

  private static String fate(Effect effect) {
    String mark = effect.real() ? "REAL " : "";
    int stay = effect.known() - effect.covered();
    return switch (effect.fate()) {
      case REMOVED -> mark + "gone";
      case UNDONE -> mark + "gone, %,d of %,d stay".formatted(stay, effect.known());
      case SMALLER -> mark + "%,d of %,d stay".formatted(stay, effect.known());
      case UNSURE -> mark + "%,d of %,d stay?".formatted(stay, effect.known());
    };
  }

  /** One line, escaped. */
  private static void say(String line) {
    System.out.println(Escaped.text(line));
  }
}

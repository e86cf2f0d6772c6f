package org.tharsis.console;

import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tharsis.engine.exclusion.preview.Effect;
import org.tharsis.engine.exclusion.preview.Preview;
import org.tharsis.engine.exclusion.preview.Span;
import org.tharsis.engine.exclusion.preview.Written;
import org.tharsis.model.Criterion.End;

/** A narrower exclusion for people, its numbers beside those of the wide one. */
final class NarrowText {
  private NarrowText() {}

  static void print(Preview wide, @Nullable Preview narrow) {
    System.out.println();
    if (narrow == null) {
      System.out.println(
          wide.gone(each -> !each.real()) == 0
              ? "nothing narrower: of its incidents it hides none that is not called real"
              : "nothing narrower was found that hides the same incidents");
      return;
    }
    System.out.println("narrower, and hides the same incidents but for those called real:");
    System.out.println();
    System.out.print(Written.of(narrow.exclusion()).yaml());
    System.out.println();
    System.out.printf("%-28s %16s %16s%n", "", "this one", "the narrower");
    row("events covered", wide.covered().count(), narrow.covered().count());
    row("incidents gone", wide.gone(each -> true), narrow.gone(each -> true));
    row("of these called real", wide.gone(Effect::real), narrow.gone(Effect::real));
    for (End end : End.values()) {
      addresses(end, "IPv4", wide, narrow, Span::v4);
      addresses(end, "IPv6", wide, narrow, Span::v6);
    }
  }

  private static void row(String what, long wide, long narrow) {
    System.out.printf("%-28s %,16d %,16d%n", what, wide, narrow);
  }

  private static void addresses(
      End end, String family, Preview wide, Preview narrow, ToDoubleFunction<Span> count) {
    if (names(wide, end) || names(narrow, end)) {
      String before = number(wide, end, count);
      String after = number(narrow, end, count);
      if (!(before.equals("0") && after.equals("0"))) {
        System.out.printf("%-28s %16s %16s%n", end.word() + ", " + family, before, after);
      }
    }
  }

  private static boolean names(Preview preview, End end) {
    return spans(preview, end).findAny().isPresent();
  }

  private static Stream<Span> spans(Preview preview, End end) {
    return preview.spans().stream().filter(each -> each.end() == end);
  }

  private static String number(Preview preview, End end, ToDoubleFunction<Span> count) {
    return names(preview, end)
        ? PreviewText.number(spans(preview, end).mapToDouble(count).sum())
        : "any";
  }
}

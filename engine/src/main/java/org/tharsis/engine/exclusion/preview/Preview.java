package org.tharsis.engine.exclusion.preview;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import org.tharsis.index.EventQuery;
import org.tharsis.index.EventSearch;
import org.tharsis.index.Overview;
import org.tharsis.index.TimeRange;
import org.tharsis.index.ValueCount;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Field;

/**
 * What an exclusion would have done, had it been active: counted from what is stored. It is judged
 * alone, whatever other exclusions do, and whether or not it is active by now.
 *
 * @param exclusion the exclusion
 * @param stored how many events there are
 * @param covered those of them that it covers, by day, source, destination port and message id
 * @param hidden how many of these are kept from correlation already, by whatever exclusion
 * @param rules by rule, how many of the events behind its incidents it covers, most first
 * @param effects what would have become of incidents; those it does not touch are left out
 * @param incidents how many incidents there are
 * @param unknown of how many of these no event is stored any more
 * @param spans how many addresses it names
 */
public record Preview(
    Exclusion exclusion,
    long stored,
    Overview covered,
    long hidden,
    List<ValueCount> rules,
    List<Effect> effects,
    long incidents,
    long unknown,
    List<Span> spans) {
  /** So many values are counted out. */
  public static final int MOST_VALUES = 10;

  private static final List<Field> FIELDS =
      List.of(Field.SOURCE_IP, Field.DESTINATION_PORT, Field.EVENT_CODE);

  private static final double COUNTED = 0.6;
  private static final String HIDDEN = "_exists_:labels.exclusion";

  public Preview {
    rules = List.copyOf(rules);
    effects = List.copyOf(effects);
    spans = List.copyOf(spans);
  }

  /**
   * Goes through what is stored.
   *
   * @param progress is told now and then which share of the work is done, 0 to 1
   * @throws IOException if an index can't be read
   */
  public static Preview of(Archive archive, Exclusion exclusion, DoubleConsumer progress)
      throws IOException {
    EventSearch events = archive.events();
    TimeRange range = archive.range();
    EventQuery covers = EventQuery.coveredBy(exclusion);
    Overview covered =
        events.overview(
            covers,
            range,
            Duration.ofDays(1),
            FIELDS,
            MOST_VALUES,
            share -> progress.accept(share * COUNTED));
    progress.accept(COUNTED);
    long hidden =
        EventQuery.parse(HIDDEN) instanceof EventQuery labelled && covered.count() > 0
            ? events.count(covers.and(labelled), range)
            : 0;
    Effects effects = new Effects(archive, exclusion).run();
    progress.accept(1);
    return new Preview(
        exclusion,
        events.count(EventQuery.ALL, range),
        covered,
        hidden,
        effects.byRule(),
        effects.all(),
        effects.looked(),
        effects.unknown(),
        Span.of(exclusion, archive.site().settings().insideNetworks()));
  }

  /** How many incidents that would be gone are like this. */
  public long gone(Predicate<Effect> like) {
    return effects.stream().filter(each -> each.fate().gone()).filter(like).count();
  }

  /** How many incidents would have become of this. */
  public long count(Fate fate) {
    return effects.stream().filter(each -> each.fate() == fate).count();
  }
}

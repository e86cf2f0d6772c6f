package org.tharsis.engine.exclusion.preview;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.TreeMap;
import org.tharsis.index.IncidentSearch;
import org.tharsis.index.TimeRange;
import org.tharsis.index.ValueCount;
import org.tharsis.model.Incident;
import org.tharsis.model.Incident.Decision;
import org.tharsis.model.Incident.Verdict;

/**
 * How the incidents of one rule were closed, and why.
 *
 * @param rule its id
 * @param incidents how many there are
 * @param open how many nobody has decided on
 * @param closed how many were closed by verdict
 * @param reasons the reasons that people gave for closing, in lower case and single spaces, most
 *     first; as many as are shown
 */
public record RuleReasons(
    String rule, long incidents, long open, Map<Verdict, Long> closed, List<ValueCount> reasons) {
  /** So many reasons are shown. */
  private static final int MOST_REASONS = 5;

  /** Whoever closes by a program may give each its own. */
  private static final int MOST_COUNTED = 10_000;

  private static final int LONGEST_REASON = 200;

  private static final Comparator<RuleReasons> MOST_FALSE_FIRST =
      Comparator.<RuleReasons>comparingLong(each -> each.closed(Verdict.FALSE_POSITIVE))
          .thenComparingDouble(RuleReasons::shareFalse)
          .reversed()
          .thenComparing(RuleReasons::rule);

  public RuleReasons {
    closed = Map.copyOf(closed);
    reasons = List.copyOf(reasons);
  }

  /**
   * Of each rule that has incidents with an event in the range, that with most false ones first.
   */
  public static List<RuleReasons> of(IncidentSearch search, TimeRange range) throws IOException {
    Map<String, Count> counts = new TreeMap<>();
    search.forEach(
        range.from(),
        incident -> {
          if (incident.first() < range.to()) {
            counts.computeIfAbsent(incident.rule().id(), unseen -> new Count()).add(incident);
          }
        });
    return counts.entrySet().stream()
        .map(each -> each.getValue().reasons(each.getKey()))
        .sorted(MOST_FALSE_FIRST)
        .toList();
  }

  /** How many were closed so. */
  public long closed(Verdict as) {
    return closed.getOrDefault(as, 0L);
  }

  /** Which share of those that a person decided on was false, 0 to 1; 0 where there was none. */
  public double shareFalse() {
    long decided = closed(Verdict.FALSE_POSITIVE) + closed(Verdict.RESOLVED);
    return decided == 0 ? 0 : (double) closed(Verdict.FALSE_POSITIVE) / decided;
  }

  /** Spaces and case don't make another reason. */
  static String normal(String why) {
    StringJoiner joined = new StringJoiner(" ");
    new StringTokenizer(why.toLowerCase(Locale.ROOT))
        .asIterator()
        .forEachRemaining(word -> joined.add((String) word));
    String words = joined.toString();
    return words.length() > LONGEST_REASON ? words.substring(0, LONGEST_REASON) + "…" : words;
  }

  private static final class Count {
    private long incidents;
    private long open;
    private final Map<Verdict, Long> closed = new HashMap<>();
    private final Map<String, Long> reasons = new HashMap<>();

    void add(Incident incident) {
      incidents++;
      Decision decision = incident.decision();
      if (decision == null) {
        open++;
        return;
      }
      closed.merge(decision.as(), 1L, Long::sum);
      if (decision.as() != Verdict.FALSE_POSITIVE && decision.as() != Verdict.RESOLVED) {
        return; // no person gave that reason
      }
      String why = normal(decision.why());
      if (reasons.size() < MOST_COUNTED || reasons.containsKey(why)) {
        reasons.merge(why, 1L, Long::sum);
      }
    }

    RuleReasons reasons(String rule) {
      List<ValueCount> most =
          reasons.entrySet().stream()
              .map(each -> new ValueCount(each.getKey(), each.getValue()))
              .sorted(
                  Comparator.comparingLong(ValueCount::count)
                      .reversed()
                      .thenComparing(ValueCount::value))
              .limit(MOST_REASONS)
              .toList();
      return new RuleReasons(rule, incidents, open, closed, most);
    }
  }
}

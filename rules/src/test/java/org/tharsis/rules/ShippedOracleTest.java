package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.Finding;

/**
 * Every shipped rule that counts against brute force over a list of random events: the same events
 * complete it, with the same keys, so that each key is first crossed at the same time.
 */
class ShippedOracleTest {
  private static final long SEED = 20_260_615;

  static Stream<Promised> promised() {
    return Promised.all();
  }

  @ParameterizedTest
  @MethodSource("promised")
  void agrees(Promised tried) {
    Scenario scenario = tried.stream().apply(new Random(SEED + tried.rule().hashCode()));
    Map<Long, String> expected = expected(tried, scenario.events());
    Map<Long, String> raised = new TreeMap<>();
    List<RuleSource> rule =
        Shipped.rules().stream()
            .filter(each -> each.file().equals("book/" + tried.rule() + ".drl"))
            .toList();
    for (Finding finding : scenario.shuffled(SEED).against(RuleBook.compile(rule))) {
      raised.put(finding.event().id().offset(), finding.key());
    }
    assertThat(raised).as("%s, seed %d", tried, SEED).isEqualTo(expected);
    assertThat(firstCrossings(raised)).as("%s, keys", tried).hasSizeGreaterThan(1);
    assertThat(raised.size())
        .as("%s, now and then", tried)
        .isBetween(20, scenario.events().size() / 5);
  }

  private static Map<Long, String> expected(Promised tried, List<Event> events) {
    IntPredicate holds = tried.oracle().apply(events);
    Map<Long, String> expected = new TreeMap<>();
    for (int i = 0; i < events.size(); i++) {
      if (holds.test(i)) {
        expected.put((long) i, key(events.get(i), tried.key()));
      }
    }
    return expected;
  }

  private static String key(Event event, List<Field> fields) {
    return fields.stream()
        .map(field -> String.valueOf(event.get(field)))
        .collect(Collectors.joining(" "));
  }

  /** The first event of each key. */
  private static Map<String, Long> firstCrossings(Map<Long, String> raised) {
    Map<String, Long> first = new TreeMap<>();
    raised.forEach((at, key) -> first.putIfAbsent(key, at));
    return first;
  }

  /** All that count but the one that goes by a past of weeks, and those that only ask one event. */
  @ParameterizedTest
  @MethodSource("shipped")
  void noneIsForgotten(String rule) {
    List<String> tried = new ArrayList<>(Promised.all().map(Promised::rule).toList());
    tried.add("sudden-increase"); // by RateTest
    assertThat(tried).contains(rule);
  }

  static List<String> shipped() {
    return Shipped.rules().stream()
        .filter(rule -> rule.text().substring(rule.text().indexOf("\nwhen")).contains(".per("))
        .map(rule -> rule.file().replace("book/", "").replace(".drl", ""))
        .toList();
  }
}

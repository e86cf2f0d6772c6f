package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tharsis.model.Event;
import org.tharsis.model.Field;

/** Whether an event's words and values lie in its template or singly is seen by no search. */
class TemplateSearchTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsWhatALookAtEveryEventFinds(long seed) throws IOException {
    List<Event> events = new Messages(seed).some(1500);
    try (EventIndex index = EventIndex.open(directory)) {
      add(events, index);
      checkAll(index, events);
    }
    try (EventIndex index = EventIndex.open(directory)) {
      assertThat(index.compact(index.days().getFirst())).isTrue();
      checkAll(index, events);
    }
  }

  private static void add(List<Event> events, EventIndex index) throws IOException {
    for (int i = 0; i < events.size(); i++) {
      index.add(events.get(i));
      if (i % 400 == 0) {
        index.commit();
      }
    }
  }

  private static void checkAll(EventIndex index, List<Event> events) throws IOException {
    try (EventSearch search = index.search()) {
      for (Map.Entry<String, Predicate<Event>> each : queries().entrySet()) {
        check(search, each.getKey(), events.stream().filter(each.getValue()).toList());
      }
      for (Field field : List.of(Field.EVENT_CODE, Field.EVENT_TYPE, Field.EVENT_OUTCOME)) {
        checkTop(search, field, events);
      }
    }
  }

  private static Map<String, Predicate<Event>> queries() {
    Map<String, Predicate<Event>> queries = new LinkedHashMap<>();
    for (String word :
        List.of("asa", "deny", "TCP", "fw", "west", "gate", "ann", "note", "abc", "0x1f", "jörg")) {
      queries.put(word, event -> words(event).contains(word.toLowerCase(Locale.ROOT)));
    }
    for (String number : List.of("2026", "21", "302013", "166")) {
      queries.put(number, event -> words(event).contains(number));
    }
    queries.put("con*", anyWord(word -> word.startsWith("con")));
    queries.put("*e?t", anyWord(word -> word.matches(".*e.t")));
    queries.put("\"outbound tcp\"", event -> text(event).contains("outbound tcp"));
    queries.put("\"inbound TCP\"", event -> text(event).contains("inbound tcp"));
    queries.put("\"deny tcp src outside\"", event -> text(event).contains("deny tcp src outside"));
    queries.put(
        "tcp -deny", event -> words(event).contains("tcp") && !text(event).contains("deny"));
    for (String code : Messages.CODES) {
      queries.put("code:" + code.toUpperCase(Locale.ROOT), is(Field.EVENT_CODE, code::equals));
    }
    queries.put("code:3*", is(Field.EVENT_CODE, code -> code.startsWith("3")));
    queries.put("code:a?dit*", is(Field.EVENT_CODE, "Audit-7"::equals));
    queries.put("code:[1 TO 4]", is(Field.EVENT_CODE, code -> code.charAt(0) < '4'));
    queries.put(
        "code:{302013 TO *]",
        is(Field.EVENT_CODE, code -> !"302013".equals(code) && code.charAt(0) > '2'));
    queries.put("outcome:failure", is(Field.EVENT_OUTCOME, "Failure"::equals));
    queries.put("outcome:odd*", is(Field.EVENT_OUTCOME, value -> value.startsWith("odd")));
    queries.put("_exists_:outcome", is(Field.EVENT_OUTCOME, value -> true));
    queries.put("-_exists_:outcome", event -> event.get(Field.EVENT_OUTCOME) == null);
    queries.put("type:\"\"", is(Field.EVENT_TYPE, String::isEmpty));
    queries.put(
        "type:denied dev:gate",
        event -> event.denied() && "Gate".equals(event.text(Field.OBSERVER_NAME)));
    return queries;
  }

  private static Predicate<Event> is(Field field, Predicate<String> meant) {
    return event -> {
      String value = event.text(field);
      return value != null && meant.test(value);
    };
  }

  private static Predicate<Event> anyWord(Predicate<String> meant) {
    return event -> words(event).stream().anyMatch(meant);
  }

  private static String text(Event event) {
    return event.text().toLowerCase(Locale.ROOT);
  }

  private static List<String> words(Event event) {
    return Arrays.asList(text(event).split("[^a-z0-9_\\x{80}-\\x{ffff}]+", -1));
  }

  private static void check(EventSearch search, String text, List<Event> expected)
      throws IOException {
    EventQuery query = (EventQuery) EventQuery.parse(text);
    assertThat(search.count(query, TimeRange.ALL)).as(text).isEqualTo(expected.size());
    assertThat(search.newest(query, TimeRange.ALL, 1500))
        .as(text)
        .extracting(Event::id)
        .containsExactlyInAnyOrderElementsOf(expected.stream().map(Event::id).toList());
  }

  private static void checkTop(EventSearch search, Field field, List<Event> events)
      throws IOException {
    Map<String, Long> expected =
        events.stream()
            .filter(event -> event.get(field) != null)
            .collect(Collectors.groupingBy(event -> "" + event.get(field), Collectors.counting()));
    assertThat(search.top(EventQuery.ALL, TimeRange.ALL, field, 100))
        .allSatisfy(value -> assertThat(expected).containsEntry(value.value(), value.count()))
        .hasSameSizeAs(expected.keySet());
  }
}

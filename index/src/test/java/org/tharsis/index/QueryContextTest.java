package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;
import org.tharsis.model.DatedSet;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.NameSet;

/** Lists and the present, in queries. */
class QueryContextTest {
  private static final long NOON = RandomEvents.NOON;

  @TempDir Path directory;

  private final Random random = new Random(20261122);

  @Test
  void aListFindsWhatIsInIt() throws IOException {
    Map<String, DatedSet> lists =
        Map.of(
            "few", DatedSet.always(set("10.0.1.0/24", "10.0.3.7", "2001:db8:0:1::/64")),
            "many", DatedSet.always(many()),
            "none", DatedSet.always(AddressSet.EMPTY));
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      IpAddress address = i % 9 == 0 ? null : address();
      events.add(Lines.at(NOON + i, i, "x", draft -> draft.put(Field.DESTINATION_IP, address)));
    }
    add(events);
    try (EventSearch search = EventSearch.open(directory)) {
      for (String name : lists.keySet()) {
        AddressSet list = lists.get(name).now();
        assertThat(found(search, "dst:@" + name, new QueryContext(null, lists)))
            .as(name)
            .isEqualTo(
                events.stream()
                    .filter(event -> isIn(list, event.ip(Field.DESTINATION_IP)))
                    .map(event -> event.id().offset())
                    .toList());
      }
      assertThat(found(search, "dst:@few", new QueryContext(null, lists))).isNotEmpty();
      assertThat(found(search, "dst:@many", new QueryContext(null, lists))).isNotEmpty();
      assertThat(found(search, "dst:(@few OR @many)", new QueryContext(null, lists)))
          .hasSizeGreaterThan(found(search, "dst:@many", new QueryContext(null, lists)).size());
    }
  }

  /** Half of the events are of the day before it changed. */
  @Test
  void aListFindsWhatWasInItOnTheEventsDay() throws IOException {
    AddressSet before = set("10.0.0.0/23");
    AddressSet after = many();
    SortedMap<Long, Supplier<AddressSet>> earlier = new TreeMap<>();
    earlier.put(0L, () -> set("10.0.3.0/24"));
    earlier.put(NOON, () -> before);
    DatedSet list = DatedSet.of(earlier, NOON + 700, after);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      IpAddress address = address();
      events.add(Lines.at(NOON + i, i, "x", draft -> draft.put(Field.DESTINATION_IP, address)));
    }
    add(events);
    QueryContext context = new QueryContext(null, Map.of("cdn", list));
    try (EventSearch search = EventSearch.open(directory)) {
      List<Long> wanted =
          events.stream()
              .filter(each -> isIn(list.at(each.time()), each.ip(Field.DESTINATION_IP)))
              .map(event -> event.id().offset())
              .toList();
      assertThat(found(search, "dst:@cdn", context)).isEqualTo(wanted).hasSizeGreaterThan(100);
      assertThat(found(search, "dst:@cdn AND @timestamp:[%d TO *]".formatted(NOON + 700), context))
          .isEqualTo(wanted.stream().filter(offset -> offset >= 700).toList());
    }
  }

  /** They changed at one time, and have become the same. */
  @Test
  void listsThatDifferOnlyInTheirPastAreTwo() throws IOException {
    DatedSet a = changed("10.0.0.0/23", "10.0.9.0/24");
    DatedSet b = changed("10.0.1.0/24", "10.0.9.0/24");
    assertThat(new DatedSetQuery(Field.DESTINATION_IP, a))
        .isEqualTo(new DatedSetQuery(Field.DESTINATION_IP, a))
        .isNotEqualTo(new DatedSetQuery(Field.DESTINATION_IP, b));
    QueryContext context = new QueryContext(null, Map.of("a", a, "b", b));
    add(
        List.of(
            Lines.at(NOON, 0, "x", draft -> draft.put(Field.DESTINATION_IP, ip("10.0.0.1"))),
            Lines.at(NOON, 1, "x", draft -> draft.put(Field.DESTINATION_IP, ip("10.0.1.1")))));
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(found(search, "dst:@a AND dst:@b", context)).containsExactly(1L);
      assertThat(found(search, "dst:@b AND dst:@a", context)).containsExactly(1L);
      assertThat(found(search, "dst:@b OR dst:@a", context)).containsExactly(0L, 1L);
      assertThat(found(search, "dst:@a AND NOT dst:@b", context)).containsExactly(0L);
    }
  }

  private static DatedSet changed(String before, String after) {
    SortedMap<Long, Supplier<AddressSet>> earlier = new TreeMap<>();
    earlier.put(0L, () -> set(before));
    return DatedSet.of(earlier, NOON + 1, set(after));
  }

  private static IpAddress ip(String address) {
    return Objects.requireNonNull(IpAddress.parse(address));
  }

  @Test
  void aListOfNamesFindsThemWhateverTheirCase() throws IOException {
    List<String> names = List.of("Anna", "anna", "bert", "srv.example.com", "example.com", "carl");
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String name = names.get(random.nextInt(names.size()));
      events.add(
          Lines.at(
              NOON + i,
              i,
              "x",
              draft -> draft.put(Field.USER_NAME, name).put(Field.EVENT_REASON, name)));
    }
    add(events);
    NameSet list = NameSet.of(List.of("ANNA", "*.example.com"));
    QueryContext context = new QueryContext(null, Map.of(), Map.of(), Map.of("some", list));
    try (EventSearch search = EventSearch.open(directory)) {
      for (String field : List.of("user", "reason")) {
        assertThat(found(search, field + ":@some", context))
            .as(field)
            .isEqualTo(
                events.stream()
                    .filter(each -> list.contains(each.text(Field.USER_NAME)))
                    .map(event -> event.id().offset())
                    .toList());
      }
    }
  }

  private static boolean isIn(AddressSet list, @Nullable IpAddress address) {
    return address != null && list.contains(address);
  }

  private AddressSet many() {
    List<String> blocks = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      blocks.add("10.0.%d.%d/31".formatted(random.nextInt(4), 4 * i));
    }
    blocks.add("2001:db8:0:2::5");
    return set(blocks.toArray(String[]::new));
  }

  private static AddressSet set(String... blocks) {
    return AddressSet.of(List.of(blocks).stream().map(Cidr::parse).toList());
  }

  private IpAddress address() {
    String literal =
        random.nextInt(5) == 0
            ? "2001:db8:0:%d::%d".formatted(random.nextInt(4), random.nextInt(9))
            : "10.0.%d.%d".formatted(random.nextInt(4), random.nextInt(256));
    return Cidr.parse(literal).first();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time:[now-2s TO now] | 8 9 10",
        "@timestamp:[now-2s TO now} | 8 9",
        "time:now-3s | 7",
        "time:{now TO now+1h] | 11",
        "event.ingested:[* TO now-9s] | 0 1",
      })
  void nowIsThePresent(String query, String expected) throws IOException {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      events.add(Lines.at(NOON + 1000L * i, i));
    }
    add(events);
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(found(search, query, new QueryContext(NOON + 10_000, Map.of())))
          .isEqualTo(List.of(expected.split(" ")).stream().map(Long::valueOf).toList());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "x dst:@akmai | column 7: there is no list 'akmai'; did you mean 'akamai'?",
        "dst:@ | column 5: there is no list ''",
        "dport:@wbe | column 7: there is no list 'wbe' of numbers; did you mean 'web'?",
        "user:@admin | column 6: there is no list 'admin' of names; did you mean 'admins'?",
        "user:@admins dst:@aka* | column 18: '@aka*' is no address block; write 10.1.0.0/16",
        "time:now-2w | column 6: 'now-2w' is no time; write 2026-11-21, 2026-11-21T12:34:56Z or"
            + " now-2h",
      })
  void aMistakeSaysWhatWouldBeRight(String query, String mistake) {
    QueryContext context =
        new QueryContext(
            NOON,
            Map.of("akamai", DatedSet.always(AddressSet.EMPTY)),
            Map.of("web", Set.of(80L)),
            Map.of("admins", NameSet.of(List.of("anna"))));
    assertThat(EventQuery.parse(query, context)).hasToString(mistake);
  }

  private static List<Long> found(EventSearch search, String text, QueryContext context)
      throws IOException {
    EventQuery query = (EventQuery) EventQuery.parse(text, context);
    List<Event> found = search.newest(query, TimeRange.ALL, 1000);
    assertThat(search.count(query, TimeRange.ALL)).isEqualTo(found.size());
    return found.reversed().stream().map(event -> event.id().offset()).toList();
  }

  /** In two segments. */
  private void add(List<Event> events) throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      for (Event event : events) {
        index.add(event);
        if (event.id().offset() == 250) {
          index.commit();
        }
      }
    }
  }
}

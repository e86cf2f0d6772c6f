package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;
import org.tharsis.model.DatedSet;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;

/** Addresses of both families lie in columns of their own, and are asked for as one. */
class AddressSearchTest {
  private static final Field[] FIELDS = {Field.SOURCE_IP, Field.HOST_IP};

  /** What stands at ends and on both sides of where IPv4 lies. */
  private static final String[] EDGES = {
    "0.0.0.0",
    "127.255.255.255",
    "128.0.0.0",
    "255.255.255.255",
    "::",
    "::1",
    "::fffe:ffff:ffff",
    "::1:0:0:0",
    "7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "8000::",
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
  };

  @TempDir Path directory;

  private final Random random = new Random(5);
  private final List<Event> events = new ArrayList<>();

  @BeforeEach
  void index() throws IOException {
    try (EventIndex index = EventIndex.open(directory)) {
      for (int i = 0; i < 1500; i++) {
        IpAddress ip = i % 10 == 0 ? null : address();
        Event event =
            Lines.at(
                RandomEvents.NOON,
                i,
                "x",
                draft -> draft.put(Field.SOURCE_IP, ip).put(Field.HOST_IP, ip));
        events.add(event);
        index.add(event);
        if (i % 400 == 399) {
          index.commit();
        }
      }
    }
  }

  private IpAddress address() {
    return switch (random.nextInt(4)) {
      case 0 -> ip(EDGES[random.nextInt(EDGES.length)]);
      case 1 -> IpAddress.of(0x20010db8_00000000L, random.nextInt(200));
      case 2 -> IpAddress.v4(0xc0000200 | random.nextInt(256));
      default -> IpAddress.v4(random.nextInt());
    };
  }

  private static IpAddress ip(String text) {
    return Cidr.parse(text).first();
  }

  @Test
  void rangesReachOverBothFamilies() throws IOException {
    try (EventSearch search = EventSearch.open(directory)) {
      for (int i = 0; i < 200; i++) {
        IpAddress from = address();
        IpAddress to = address();
        boolean both = random.nextBoolean();
        for (Field field : FIELDS) {
          String query =
              "%s:%s%s TO %s%s".formatted(field, both ? "[" : "{", from, to, both ? "]" : "}");
          Predicate<IpAddress> within =
              ip ->
                  both
                      ? ip.compareTo(from) >= 0 && ip.compareTo(to) <= 0
                      : ip.compareTo(from) > 0 && ip.compareTo(to) < 0;
          assertThat(count(search, query)).as(query).isEqualTo(expected(within));
        }
      }
    }
  }

  @Test
  void anAddressIsFoundInItsFamily() throws IOException {
    try (EventSearch search = EventSearch.open(directory)) {
      for (String edge : EDGES) {
        IpAddress same = ip(edge);
        for (Field field : FIELDS) {
          assertThat(count(search, field + ":" + edge)).as(edge).isEqualTo(expected(same::equals));
        }
        if (!edge.equals("::")) { // alone it is no word
          assertThat(count(search, edge)).as(edge).isEqualTo(expected(same::equals));
        }
      }
    }
  }

  @Test
  void whoeverHasOneOfEitherFamilyHasOne() throws IOException {
    try (EventSearch search = EventSearch.open(directory)) {
      assertThat(count(search, "_exists_:source.ip")).isEqualTo(1350);
      assertThat(count(search, "NOT _exists_:host.ip")).isEqualTo(150);
    }
  }

  @Test
  void listsHoldBothFamilies() throws IOException {
    for (int ranges : new int[] {3, 40, 2000}) {
      AddressSet.Builder builder = new AddressSet.Builder();
      for (int i = 0; i < ranges; i++) {
        IpAddress one = address();
        IpAddress other = random.nextInt(20) == 0 ? address() : one;
        if (one.isV4() == other.isV4() && one.compareTo(other) <= 0) {
          builder.add(one, other);
        }
      }
      AddressSet list = builder.build();
      QueryContext context = new QueryContext(null, Map.of("some", DatedSet.always(list)));
      try (EventSearch search = EventSearch.open(directory)) {
        for (Field field : FIELDS) {
          EventQuery query = (EventQuery) EventQuery.parse(field + ":@some", context);
          assertThat(search.count(query, TimeRange.ALL)).isEqualTo(expected(list::contains));
        }
      }
    }
  }

  @Test
  void theMostFrequentOfBothAreCountedTogether() throws IOException {
    Map<String, Long> counts = new HashMap<>();
    for (Event event : events) {
      IpAddress ip = event.ip(Field.SOURCE_IP);
      if (ip != null) {
        counts.merge(ip.toString(), 1L, Long::sum);
      }
    }
    try (EventSearch search = EventSearch.open(directory)) {
      for (Field field : FIELDS) {
        List<ValueCount> top = search.top(EventQuery.ALL, TimeRange.ALL, field, 2000);
        assertThat(top).hasSameSizeAs(counts.keySet());
        assertThat(top)
            .allSatisfy(each -> assertThat(each.count()).isEqualTo(counts.get(each.value())));
        assertThat(top).isSortedAccordingTo((a, b) -> Long.compare(b.count(), a.count()));
      }
    }
  }

  @Test
  void manyDifferentOnesAreCountedEach() throws IOException {
    Path another = directory.resolve("another");
    try (EventIndex index = EventIndex.open(another)) {
      for (int i = 0; i < 40_000; i++) {
        IpAddress ip = IpAddress.v4(0x0a000000 + i / 2);
        index.add(
            Lines.at(RandomEvents.NOON, i, "x", draft -> draft.put(Field.DESTINATION_IP, ip)));
      }
    }
    try (EventSearch search = EventSearch.open(another)) {
      List<ValueCount> top =
          search.top(EventQuery.ALL, TimeRange.ALL, Field.DESTINATION_IP, EventSearch.MAX_RESULTS);
      assertThat(top).hasSize(EventSearch.MAX_RESULTS);
      assertThat(top).allSatisfy(each -> assertThat(each.count()).isEqualTo(2));
      assertThat(top).extracting(ValueCount::value).doesNotHaveDuplicates();
    }
  }

  private long expected(Predicate<IpAddress> within) {
    return events.stream()
        .filter(
            event -> {
              IpAddress ip = event.ip(Field.SOURCE_IP);
              return ip != null && within.test(ip);
            })
        .count();
  }

  private static long count(EventSearch search, String query) throws IOException {
    return search.count((EventQuery) EventQuery.parse(query), TimeRange.ALL);
  }
}

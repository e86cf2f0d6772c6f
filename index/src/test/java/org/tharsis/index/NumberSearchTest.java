package org.tharsis.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.model.Cidr;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;

/**
 * A bare number or address finds the events that have it as a word or in a column, and no other:
 * compared with going through all lines.
 */
class NumberSearchTest {
  private static final List<String> NUMBERS = List.of("0", "7", "007", "443", "302013", "4711");
  private static final List<String> ADDRESSES =
      List.of("192.0.2.1", "192.0.2.2", "2001:db8::1", "2001:db8::2");

  private final Random random = new Random(20261121);
  private final List<Event> events = new ArrayList<>();

  @TempDir Path directory;

  @Test
  void findsWhatALookAtEveryLineFinds() throws IOException {
    for (int i = 0; i < 400; i++) {
      events.add(event(i));
    }
    try (EventIndex index = EventIndex.open(directory);
        EventSearch search = search(index)) {
      for (String number : NUMBERS) {
        check(search, number, events.stream().filter(event -> hasNumber(event, number)).toList());
      }
      for (String address : ADDRESSES) {
        check(
            search, address, events.stream().filter(event -> hasAddress(event, address)).toList());
      }
    }
  }

  private EventSearch search(EventIndex index) throws IOException {
    for (Event event : events) {
      index.add(event);
    }
    return index.search();
  }

  private static void check(EventSearch search, String word, List<Event> expected)
      throws IOException {
    EventQuery query = (EventQuery) EventQuery.parse(word);
    assertThat(expected).as(word).isNotEmpty();
    assertThat(search.newest(query, TimeRange.ALL, 1000).reversed())
        .as(word)
        .extracting(Event::id)
        .isEqualTo(expected.stream().map(Event::id).toList());
  }

  private Event event(int offset) {
    String line = "x " + some(NUMBERS) + " [" + some(ADDRESSES) + "] y";
    return Lines.at(
        RandomEvents.NOON + offset,
        offset,
        line,
        draft -> {
          draft.put(Field.SOURCE_IP, random.nextBoolean() ? ip(some(ADDRESSES)) : null);
          draft.put(Field.HOST_IP, random.nextInt(4) == 0 ? ip(some(ADDRESSES)) : null);
          draft.put(
              Field.DESTINATION_PORT, random.nextInt(4) == 0 ? Long.valueOf(some(NUMBERS)) : null);
          draft.put(Field.EVENT_CODE, random.nextInt(4) == 0 ? some(NUMBERS) : null);
          draft.put(Field.NETWORK_SESSION_ID, random.nextInt(4) == 0 ? some(NUMBERS) : null);
        });
  }

  private static boolean hasNumber(Event event, String number) {
    return List.of(event.text().split(" ", -1)).contains(number)
        || number.equals(event.text(Field.EVENT_CODE))
        || number.equals(event.text(Field.NETWORK_SESSION_ID))
        || number.equals(String.valueOf(event.number(Field.DESTINATION_PORT)));
  }

  private static boolean hasAddress(Event event, String address) {
    return event.text().contains("[" + address + "]")
        || ip(address).equals(event.ip(Field.SOURCE_IP))
        || ip(address).equals(event.ip(Field.HOST_IP));
  }

  private String some(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static IpAddress ip(String literal) {
    return Cidr.parse(literal).first();
  }
}

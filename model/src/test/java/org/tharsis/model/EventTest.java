package org.tharsis.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTest {
  private static final long A_DAY = 86_400_000;

  private static Line line(long arrived, boolean live) {
    byte[] bytes = "a line".getBytes(StandardCharsets.UTF_8);
    return new Line(new EventId("test", 7), bytes, false, new Origin("test", null), arrived, live);
  }

  private static Object value(Field field, Random random) {
    return switch (field.type()) {
      case KEYWORD, TEXT -> "text" + random.nextInt(10);
      case IP -> IpAddress.v4(random.nextInt());
      case LONG, TIME -> random.nextLong();
      case BOOLEAN -> random.nextBoolean();
    };
  }

  @Test
  void holdsExactlyWhatWasPutIn() {
    long seed = 1;
    Random random = new Random(seed);
    EventDraft draft = new EventDraft();
    for (int round = 0; round < 500; round++) {
      Map<Field, Object> put = new EnumMap<>(Field.class);
      draft.clear();
      for (Field field : Field.values()) {
        if (!field.intrinsic() && random.nextInt(3) == 0) {
          put.put(field, value(field, random));
          draft.put(field, put.get(field));
        }
      }
      Event event = draft.event(line(0, false)).with(Field.LABELS_EXCLUSION, "x");
      put.put(Field.LABELS_EXCLUSION, "x");
      for (Field field : Field.values()) {
        if (!field.intrinsic()) {
          assertThat(event.get(field)).as("seed %d, %s", seed, field).isEqualTo(put.get(field));
        }
      }
    }
  }

  /** Nothing that just arrived happens later, or can have been on its way for over a month. */
  @ParameterizedTest
  @CsvSource({"0, 0", "-1, -1", "-31, -31", "-32, 0", "1, 0", "4000, 0", "-9000, 0"})
  void aLiveClockIsBelievedWithinReason(long sentDays, long believedDays) {
    long arrived = 20_000 * A_DAY;
    EventDraft draft = new EventDraft().timestamp(arrived + sentDays * A_DAY);
    Event live = draft.event(line(arrived, true));
    assertThat(live.time()).isEqualTo(arrived + believedDays * A_DAY);
    assertThat(live.timestamp()).isEqualTo(arrived + sentDays * A_DAY);
    assertThat(draft.event(line(arrived, false)).time()).isEqualTo(live.timestamp());
  }

  @Test
  void everyFieldOfAnEndIsReachedByItsEcsPath() {
    Event event =
        new EventDraft()
            .put(Field.SOURCE_IP, IpAddress.parse("192.0.2.1"))
            .put(Field.SOURCE_NAT_PORT, 4000L)
            .put(Field.DESTINATION_PORT, 80L)
            .put(Field.DESTINATION_USER_NAME, "anna")
            .put(Field.OBSERVER_INGRESS_INTERFACE_NAME, "outside")
            .event(line(0, false));
    assertThat(event.source().ip()).hasToString("192.0.2.1");
    assertThat(event.source().nat().port()).isEqualTo(4000);
    assertThat(event.source().port()).isNull();
    assertThat(event.destination().port()).isEqualTo(80);
    assertThat(event.destination().user().name()).isEqualTo("anna");
    assertThat(event.observer().ingress().interfaceName()).isEqualTo("outside");
  }

  @Test
  void idsReadBackAndOrder() {
    EventId id = new EventId("mail@host.log-1a2b", 42);
    assertThat(EventId.parse(id.toString())).isEqualTo(id);
    assertThat(new EventId("a", 10)).isGreaterThan(new EventId("a", 9));
    assertThat(new EventId("b", 1)).isGreaterThan(new EventId("a", 9));
  }

  @Test
  void textThatMovesCursorsIsEscaped() {
    assertThat(Escaped.text("a\u001b[31m\r\n\u202eb\u2028ü\t"))
        .isEqualTo("a\\x1b[31m\\x0d\\x0a\\u202eb\\u2028ü\t");
  }
}

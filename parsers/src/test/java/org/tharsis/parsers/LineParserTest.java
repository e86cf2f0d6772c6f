package org.tharsis.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;
import org.tharsis.model.Remark;

class LineParserTest {
  private static final IpAddress SENDER = IpAddress.v4(0xc0000201);
  private static final String LAND_ATTACK =
      "%ASA-2-106017: Deny IP due to Land Attack from 203.0.113.80 to 203.0.113.80";

  @Test
  void aDeviceWithoutNameIsCalledByItsAddress() {
    Event event = Lines.parse(Lines.live("<162>" + LAND_ATTACK, SENDER));

    assertThat(event.text(Field.OBSERVER_NAME)).isEqualTo("192.0.2.1");
    assertThat(event.ip(Field.OBSERVER_IP)).isEqualTo(SENDER);
    assertThat(event.text(Field.HOST_HOSTNAME)).isNull();
  }

  @Test
  void aNameInTheHeaderIsBetterThanAnAddress() {
    Event event = Lines.parse(Lines.live("<162>Jun 15 11:59:59 fw-a : " + LAND_ATTACK, SENDER));

    assertThat(event.text(Field.OBSERVER_NAME)).isEqualTo("fw-a");
    assertThat(event.ip(Field.OBSERVER_IP)).isEqualTo(SENDER);
  }

  @Test
  void aLiveLineWithTheTimeOfYesterdayIsRemarked() {
    assertThat(tags("<162>Jun 14 11:59:59 fw-a : " + LAND_ATTACK))
        .isEqualTo(Remark.CLOCK_OFF.tag());
    assertThat(tags("<162>Jun 15 13:00:01 fw-a : " + LAND_ATTACK))
        .isEqualTo(Remark.CLOCK_OFF.tag());
    assertThat(tags("<162>Jun 15 11:00:00 fw-a : " + LAND_ATTACK)).isNull();
  }

  private static @Nullable String tags(String text) {
    return Lines.parse(Lines.live(text, SENDER)).text(Field.TAGS);
  }

  @Test
  void aReplayedLineMayBeOld() {
    assertThat(Lines.parse("<162>Jun 15 2009 11:00:00 fw-a : " + LAND_ATTACK).text(Field.TAGS))
        .isNull();
  }

  @Test
  void aLineCutOffIsRemarked() {
    byte[] bytes = ("<162>" + LAND_ATTACK).getBytes(StandardCharsets.UTF_8);
    Line line = new Line(new EventId("test", 0), bytes, true, new Origin("test", null), 0, false);

    assertThat(Lines.parse(line).text(Field.TAGS)).isEqualTo(Remark.TRUNCATED.tag());
  }

  @Test
  void endingsOfDatagramsAndByteOrderMarksSayNothing() {
    for (String text :
        new String[] {LAND_ATTACK + "\n\0", LAND_ATTACK + "\r", "\ufeff" + LAND_ATTACK}) {
      assertThat(Lines.parse(text).ip(Field.DESTINATION_IP))
          .isEqualTo(IpAddress.parse("203.0.113.80"));
    }
  }

  @Test
  void aClockThatNamesNoZoneIsInTheSites() {
    Line line = Lines.replayed("<162>Jun 15 13:59:00 fw-a : " + LAND_ATTACK);
    EventDraft draft = new EventDraft();

    new LineParser(ZoneId.of("Europe/Berlin")).parse(line, draft);

    assertThat(Instant.ofEpochMilli(draft.timestamp())).isEqualTo("2026-06-15T11:59:00Z");
  }

  @Test
  void nothingStaysOfTheLineBefore() {
    LineParser parser = new LineParser(ZoneOffset.UTC);
    EventDraft draft = new EventDraft();
    parser.parse(Lines.replayed("<162>Jun 15 13:59:00 fw-a : " + LAND_ATTACK), draft);

    parser.parse(Lines.replayed("hello"), draft);

    assertThat(draft.has(Field.SOURCE_IP)).isFalse();
    assertThat(draft.has(Field.HOST_HOSTNAME)).isFalse();
    assertThat(draft.has(Field.LOG_SYSLOG_PRIORITY)).isFalse();
    assertThat(draft.timestamp()).isEqualTo(Lines.NOON.toEpochMilli());
  }
}

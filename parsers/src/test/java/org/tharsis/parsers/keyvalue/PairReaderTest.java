package org.tharsis.parsers.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tharsis.model.EventDraft;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Remark;
import org.tharsis.parsers.text.Names;

class PairReaderTest {
  private enum Part {
    ACTION
  }

  private static final KeyTable<Part> KEYS =
      KeyTable.of(
          List.of(
              "none: N/A",
              "src source.ip",
              "from source",
              "nat source.nat",
              "natport source.nat.port",
              "proto network.transport",
              "login source.user",
              "guest ?source.user",
              "sent source.bytes",
              "received destination.bytes",
              "ms event.duration:milliseconds",
              "rule rule.name",
              "act =action"),
          "test",
          Part.class);

  private final EventDraft draft = new EventDraft();
  private final PairReader<Part> reader = new PairReader<>(KEYS, new Names());

  private void read(String text) {
    draft.clear();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    reader.read(Notation.WORDS, bytes, 0, bytes.length, draft);
  }

  @Test
  void theFirstOfSeveralStays() {
    read("src=192.0.2.1 src=192.0.2.2 act=a act=b");

    assertThat(draft.get(Field.SOURCE_IP)).isEqualTo(IpAddress.parse("192.0.2.1"));
    assertThat(reader.text(Part.ACTION)).isEqualTo("a");
  }

  @Test
  void aFallbackGivesWayWhereverItStands() {
    read("guest=carol login=LAB\\dave");
    assertThat(draft.get(Field.USER_NAME)).isEqualTo("dave");
    assertThat(draft.get(Field.USER_DOMAIN)).isEqualTo("LAB");

    read("guest=carol login=N/A");
    assertThat(draft.get(Field.USER_NAME)).isEqualTo("carol");
  }

  @Test
  void endpointsMayLackAnything() {
    read("from=192.0.2.1:40000:X0:pc");
    assertThat(draft.get(Field.SOURCE_PORT)).isEqualTo(40_000L);
    assertThat(draft.get(Field.OBSERVER_INGRESS_INTERFACE_NAME)).isEqualTo("X0");
    assertThat(draft.get(Field.SOURCE_DOMAIN)).isEqualTo("pc");

    read("from=:40000 src=2001:db8::1");
    assertThat(draft.get(Field.SOURCE_IP)).isEqualTo(IpAddress.parse("2001:db8::1"));
    assertThat(draft.get(Field.SOURCE_PORT)).isEqualTo(40_000L);

    read("from=2001:db8::1");
    assertThat(draft.get(Field.SOURCE_IP)).isEqualTo(IpAddress.parse("2001:db8::1"));
    assertThat(draft.has(Field.TAGS)).isFalse();
  }

  @Test
  void zerosAreNoTranslation() {
    read("nat=0.0.0.0 natport=0");
    assertThat(draft.has(Field.SOURCE_NAT_IP)).isFalse();
    assertThat(draft.has(Field.SOURCE_NAT_PORT)).isFalse();
    assertThat(draft.has(Field.TAGS)).isFalse();

    read("nat=[2001:db8::1]:40000");
    assertThat(draft.get(Field.SOURCE_NAT_IP)).isEqualTo(IpAddress.parse("2001:db8::1"));
    assertThat(draft.get(Field.SOURCE_NAT_PORT)).isEqualTo(40_000L);
  }

  @Test
  void whatIsNotOfItsFormIsRemarked() {
    read("sent=many rule=x");

    assertThat(draft.get(Field.RULE_NAME)).isEqualTo("x");
    assertThat(draft.get(Field.TAGS)).isEqualTo(Remark.PARTLY_PARSED.tag());
  }

  @Test
  void transportsAreNumbersOrNames() {
    read("proto=17");
    assertThat(draft.get(Field.NETWORK_TRANSPORT)).isEqualTo("udp");

    read("proto=TCP/https");
    assertThat(draft.get(Field.NETWORK_TRANSPORT)).isEqualTo("tcp");
    assertThat(draft.get(Field.NETWORK_PROTOCOL)).isEqualTo("https");
  }

  @Test
  void whatWentBothWaysIsAddedUp() {
    read("sent=100 received=200 ms=1500");

    assertThat(draft.get(Field.NETWORK_BYTES)).isEqualTo(300L);
    assertThat(draft.get(Field.EVENT_DURATION)).isEqualTo(1_500_000_000L);
  }

  @Test
  void escapesAreResolved() {
    read("rule=\"say \\\"no\\\" in C:\\temp\"");

    assertThat(draft.get(Field.RULE_NAME)).isEqualTo("say \"no\" in C:\\temp");
  }
}

package org.tharsis.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tharsis.engine.Facts.address;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tharsis.config.Hosts;
import org.tharsis.config.Hosts.Host;
import org.tharsis.config.Settings;
import org.tharsis.engine.Facts;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;

class EnricherTest {
  private static final Hosts HOSTS =
      new Hosts(List.of(new Host("xp-lab-1.example.com", address("10.1.1.1"))));
  private static final Enricher ENRICHER =
      new Enricher(HOSTS, AddressSet.of(List.of(Cidr.parse("10.0.0.0/8"))), EgressPolicy.NONE);

  private static EventDraft between(String source, String destination) {
    return new EventDraft()
        .put(Field.SOURCE_IP, address(source))
        .put(Field.DESTINATION_IP, address(destination));
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.1.1,     198.51.100.7, true,  false, outbound",
    "198.51.100.7, 10.1.1.1,     false, true,  inbound",
    "10.1.1.1,     10.1.1.2,     true,  true,  internal",
    "198.51.100.7, 203.0.113.1,  false, false, external",
    "2001:db8::1,  10.1.1.2,     false, true,  inbound"
  })
  void knowsWhichEndsAreInside(
      String source, String destination, boolean from, boolean to, String direction) {
    EventDraft draft = between(source, destination);
    ENRICHER.enrich(draft);
    assertThat(draft.get(Field.SOURCE_INTERNAL)).isEqualTo(from);
    assertThat(draft.get(Field.DESTINATION_INTERNAL)).isEqualTo(to);
    assertThat(draft.get(Field.NETWORK_DIRECTION)).isEqualTo(direction);
  }

  @Test
  void whatTheDeviceSaysOfTheDirectionStays() {
    EventDraft draft = between("10.1.1.1", "198.51.100.7").put(Field.NETWORK_DIRECTION, "inbound");
    ENRICHER.enrich(draft);
    assertThat(draft.get(Field.NETWORK_DIRECTION)).isEqualTo("inbound");
  }

  @Test
  void oneEndAloneHasNoDirection() {
    EventDraft draft = new EventDraft().put(Field.SOURCE_IP, address("10.1.1.1"));
    ENRICHER.enrich(draft);
    assertThat(draft.get(Field.SOURCE_INTERNAL)).isEqualTo(true);
    assertThat(draft.has(Field.NETWORK_DIRECTION)).isFalse();
    assertThat(draft.has(Field.DESTINATION_INTERNAL)).isFalse();
  }

  @Test
  void findsAMachinesAddress() {
    EventDraft draft = new EventDraft().put(Field.HOST_NAME, "XP-LAB-1");
    ENRICHER.enrich(draft);
    assertThat(draft.get(Field.HOST_IP)).isEqualTo(address("10.1.1.1"));
  }

  @Test
  void leavesAnAddressThatIsThere() {
    EventDraft draft =
        new EventDraft().put(Field.HOST_NAME, "xp-lab-1").put(Field.HOST_IP, address("10.9.9.9"));
    ENRICHER.enrich(draft);
    assertThat(draft.get(Field.HOST_IP)).isEqualTo(address("10.9.9.9"));
  }

  @Test
  void anUnknownMachineHasNone() {
    EventDraft draft = new EventDraft().put(Field.HOST_NAME, "elsewhere");
    ENRICHER.enrich(draft);
    assertThat(draft.has(Field.HOST_IP)).isFalse();
  }

  @Test
  void knowingNothingItSaysNothing() {
    EventDraft draft = between("10.1.1.1", "198.51.100.7").put(Field.HOST_NAME, "xp-lab-1");
    Enricher.NONE.enrich(draft);
    assertThat(draft.has(Field.SOURCE_INTERNAL)).isFalse();
    assertThat(draft.has(Field.NETWORK_DIRECTION)).isFalse();
    assertThat(draft.has(Field.HOST_IP)).isFalse();
  }

  @Test
  void aWindowsEventAndAFirewallsMeet() {
    Interpreter interpreter = new Interpreter(Settings.DEFAULT, ENRICHER);
    String windows =
        "<132>Jun  4 10:05:41 XP-LAB-1 Tcpip: 4226: TCP/IP has reached the security limit imposed"
            + " on the number of concurrent TCP connect attempts.";
    Event event = interpreter.interpret(Facts.line(new EventId("test", 0), windows, 0));
    assertThat(event.text(Field.EVENT_CODE)).isEqualTo("4226");
    assertThat(event.ip(Field.HOST_IP)).isEqualTo(address("10.1.1.1"));
  }
}

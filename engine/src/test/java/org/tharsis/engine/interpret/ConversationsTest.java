package org.tharsis.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.tharsis.config.Settings;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;

class ConversationsTest {
  private static final String END =
      "%ASA-6-302014: Teardown TCP connection 7 for outside:192.0.2.9/80 to inside:10.0.0.5/4000"
          + " duration 0:00:01 bytes 10 TCP FINs";

  private final Interpreter interpreter = new Interpreter(Settings.DEFAULT, Enricher.NONE);
  private long offset;

  private Event interpret(String device, String message) {
    byte[] bytes =
        ("<166>Nov 21 2026 10:00:00 " + device + " : " + message).getBytes(StandardCharsets.UTF_8);
    return interpreter.interpret(
        new Line(new EventId("test", offset++), bytes, false, new Origin("test", null), 0, false));
  }

  private void built(String direction, int connection) {
    interpret(
        "fw1",
        "%%ASA-6-302013: Built %s TCP connection %d for outside:192.0.2.9/80 (192.0.2.9/80) to inside:10.0.0.5/4000 (198.51.100.1/4000)"
            .formatted(direction, connection));
  }

  @Test
  void aTeardownIsTurnedToWhoOpenedIt() {
    built("outbound", 7);
    Event end = interpret("fw1", END);
    assertThat(end.source().ip()).hasToString("10.0.0.5");
    assertThat(end.source().port()).isEqualTo(4000);
    assertThat(end.destination().ip()).hasToString("192.0.2.9");
    assertThat(end.destination().port()).isEqualTo(80);
    assertThat(end.observer().ingress().interfaceName()).isEqualTo("inside");
    assertThat(end.network().direction()).isEqualTo("outbound");
  }

  @Test
  void anInboundOneStaysAsWritten() {
    built("inbound", 7);
    assertThat(interpret("fw1", END).source().ip()).hasToString("192.0.2.9");
  }

  @Test
  void itIsTheSameConnectionOfTheSameDeviceAndEndsOnce() {
    built("outbound", 7);
    assertThat(interpret("fw2", END).source().ip()).hasToString("192.0.2.9");
    assertThat(interpret("fw1", END).source().ip()).hasToString("10.0.0.5");
    assertThat(interpret("fw1", END).source().ip()).hasToString("192.0.2.9");
  }

  @Test
  void theOldestIsForgottenAtTheBound() {
    built("outbound", 7);
    for (int i = 0; i < Conversations.MAX; i++) {
      built("outbound", 1000 + i);
    }
    assertThat(interpret("fw1", END).source().ip()).hasToString("192.0.2.9");
  }
}

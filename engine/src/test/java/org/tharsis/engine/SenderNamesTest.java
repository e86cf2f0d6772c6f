package org.tharsis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tharsis.engine.account.Losses;
import org.tharsis.engine.account.SenderAccount;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;
import org.tharsis.model.Line;
import org.tharsis.model.Origin;
import org.tharsis.rules.RuleBook;

/** Senders that the site has given names. */
class SenderNamesTest {
  private static final String SENDERS =
      "senders: [{address: 192.0.2.0/24, name: branch}, {address: 192.0.2.7, name: fw-vienna}]\n";

  @TempDir private Path directory;
  private long offset;

  private Line line(String sender, String text) {
    return new Line(
        new EventId("udp", offset++),
        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        false,
        new Origin("udp:5514", Facts.address(sender)),
        0,
        false);
  }

  private Pipeline pipeline(SiteFolder folder) throws Exception {
    return new Pipeline(
        folder.site(), RuleBook.compile(List.of()), new DataDirectory(folder.data()));
  }

  @Test
  void accountsHaveTheNameOfTheNarrowestBlock() throws Exception {
    SiteFolder folder = new SiteFolder(directory).settings(SENDERS);
    try (Pipeline pipeline = pipeline(folder)) {
      pipeline.accept(line("192.0.2.7", "<13>one"));
      pipeline.accept(line("192.0.2.8", "<13>two"));
      pipeline.accept(line("192.0.2.9", "<13>three"));
      pipeline.accept(line("198.51.100.1", "<13>four"));
      pipeline.without(
          new Losses(Map.of("192.0.2.7", 2L, "udp:1 (kernel)", 5L), Map.of("192.0.2.9", 3L)));
      assertThat(pipeline.balance().senders())
          .containsOnly(
              Map.entry("fw-vienna", new SenderAccount(3, 1, 0, 2, 0, 1, 0)),
              Map.entry("branch", new SenderAccount(5, 2, 0, 0, 3, 2, 0)),
              Map.entry("198.51.100.1", new SenderAccount(1, 1, 0, 0, 0, 1, 0)),
              Map.entry("udp:1 (kernel)", new SenderAccount(5, 0, 0, 5, 0, 0, 0)));
    }
  }

  @Test
  void aLineThatNamesNoMachineHasTheName() throws Exception {
    SiteFolder folder = new SiteFolder(directory).settings(SENDERS);
    try (Pipeline pipeline = pipeline(folder)) {
      assertThat(observer(pipeline.interpret(line("192.0.2.7", "just text"))))
          .isEqualTo("fw-vienna");
      assertThat(observer(pipeline.interpret(line("192.0.2.7", named("192.0.2.7")))))
          .isEqualTo("fw-vienna");
      assertThat(observer(pipeline.interpret(line("192.0.2.7", named("asa-edge")))))
          .isEqualTo("asa-edge");
      assertThat(observer(pipeline.interpret(line("198.51.100.1", "just text"))))
          .isEqualTo("198.51.100.1");
    }
  }

  @Test
  void aNewNameHoldsFromTheNextLineOn() throws Exception {
    SiteFolder folder = new SiteFolder(directory);
    try (Pipeline pipeline = pipeline(folder)) {
      pipeline.accept(line("192.0.2.7", "<13>one"));
      pipeline.use(folder.settings(SENDERS).site());
      pipeline.accept(line("192.0.2.7", "<13>two"));
      assertThat(pipeline.balance().senders()).containsOnlyKeys("192.0.2.7", "fw-vienna");
    }
  }

  private static String named(String host) {
    return "<13>1 2026-11-21T10:00:00Z " + host + " app - - - text";
  }

  private static String observer(Event event) {
    return String.valueOf(event.text(Field.OBSERVER_NAME));
  }
}

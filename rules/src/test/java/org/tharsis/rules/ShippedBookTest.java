package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tharsis.model.Rule;
import org.tharsis.rules.language.RuleOutlines;

/** The rule book as a whole: it compiles, nothing in it is odd, and no file of it is missing. */
class ShippedBookTest {
  private static final RuleBook BOOK = RuleBook.compile(Shipped.rules());

  @Test
  void allOfThemCompile() {
    assertThat(BOOK.problems()).isEmpty();
    assertThat(BOOK.rules())
        .extracting(rule -> "book/" + rule.id() + ".drl")
        .containsExactlyElementsOf(Shipped.rules().stream().map(RuleSource::file).toList());
  }

  @Test
  void noneIsOdd() {
    assertThat(
            RuleLint.of(
                Shipped.rules().stream()
                    .flatMap(rule -> RuleOutlines.of(rule.file(), rule.text()).stream())
                    .toList()))
        .isEmpty();
  }

  @Test
  void theIndexNamesEveryFileOfTheBook() throws Exception {
    Path book = Path.of(Objects.requireNonNull(Shipped.class.getResource("book")).toURI());
    try (Stream<Path> files = Files.walk(book)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> book.relativize(file).toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.of("index.txt"),
                      Files.readAllLines(book.resolve("index.txt")).stream())
                  .toList());
    }
  }

  @Test
  void eachHasAScenarioThatFiresAndOneThatStaysQuiet() {
    List<String> names = Shipped.scenarios().stream().map(Shipped.BookFile::name).toList();
    for (Rule rule : BOOK.rules()) {
      assertThat(names).contains(rule.id() + ".fires.log", rule.id() + ".quiet.log");
    }
  }

  /** An event may lack any field a rule asks for; no rule may break on that. */
  @Test
  void noneThrowsOnEventsThatSayLittle() {
    Scenario bare = new Scenario().at(0, "denied").at(1, "allowed").at(2, "login", "failed");
    bare.at(3, "login", "succeeded")
        .at(4, "event.category=host")
        .at(5, "event.category=configuration");
    bare.at(6, "event.action=land-attack").at(7, "event.action=audit-log-cleared");
    bare.at(8, "denied", "network.tcp.flags=ACK").at(9, "denied", "network.transport=udp");
    bare.at(10, "event.category=intrusion_detection", "destination.internal=true");
    bare.at(11, "denied", "network.transport=udp", "source.port=53");
    bare.at(12, "event.category=host", "event.severity=1");
    bare.at(13, "event.category=configuration", "event.type=change", "observer.vendor=Cisco");
    try (Correlator correlator = BOOK.correlator(Scenario.LIMITS)) {
      bare.against(correlator);
      assertThat(correlator.broken()).isEmpty();
    }
  }
}

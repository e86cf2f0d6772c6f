package org.tharsis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.api.builder.KieModule;
import org.tharsis.model.Event;
import org.tharsis.rules.GateRule.Condition;
import org.tharsis.rules.language.CountedRule;
import org.tharsis.rules.language.KnownLists;
import org.tharsis.rules.language.RuleFile;
import org.tharsis.rules.language.RuleFileReader;
import org.tharsis.rules.window.Memory;
import org.tharsis.rules.window.Window;

/**
 * What is read of Drools' compiled model. Should a newer Drools have another one, correlation goes
 * on in the session, slower, and this test fails.
 */
class CompiledConditionsTest {
  private static final String RAISE = "finding.raise( $e );";

  private final Map<String, String> owners = new LinkedHashMap<>();
  private final Map<String, Object> globals = new HashMap<>();

  private static String rule(String id, String attributes, String constraints) {
    return """
    rule "%s" @title( "t" ) @severity( red ) @key( none ) @quiet( 1h ) @means( "m" ) @todo( "t" )
    %s when $e : Event( %s ) then finding.raise( $e ); end
    """
        .formatted(id, attributes, constraints);
  }

  private static String rule(String id, String constraints) {
    return rule(id, "", constraints);
  }

  private CompiledBook compiled(List<String> texts) {
    return compiled(texts, RAISE);
  }

  /** With another consequence, which the language need not know. */
  private static RuleFile doing(RuleFile file, String instead) {
    return new RuleFile(
        file.file(),
        file.packageName(),
        file.drl().replace(RAISE, instead),
        file.rules(),
        file.addressTests(),
        file.problems());
  }

  private CompiledBook compiled(List<String> texts, String instead) {
    List<RuleFile> files = new ArrayList<>();
    for (String text : texts) {
      String name = "tharsis.file" + files.size();
      RuleFile file = RuleFileReader.read(name, text, name, new KnownLists(Set.of(), true));
      assertThat(file.problems()).isEmpty();
      file.rules().forEach(this::know);
      files.add(doing(file, instead));
    }
    RuleCompiler compiler = new RuleCompiler(files);
    CompiledBook book = compiler.compile();
    assertThat(compiler.problems()).isEmpty();
    globals.put("finding", new Findings(List.of(), 0, new Pace(1)));
    globals.put("hold", new Held(List.of(), 1));
    globals.put("addresses", new Addresses(List.of(), Map.of()));
    return book;
  }

  private void know(CountedRule rule) {
    rule.compiledNames().forEach(name -> owners.put(name, rule.rule().id()));
    Stream.concat(rule.counts().stream(), rule.notes().stream().map(CountedRule.Note::count))
        .forEach(
            count -> globals.put(count.global(), new Window(count.phrase(), 10, new Memory())));
  }

  private List<GateRule> read(CompiledBook book) {
    return CompiledConditions.read(book.module(), book.container(), owners, globals);
  }

  private List<GateRule> read(String... texts) {
    return read(compiled(List.of(texts)));
  }

  private static Event event(String... facts) {
    return new Scenario().at(0, facts).events().getFirst();
  }

  @Test
  void everyShippedRuleCanBeRead() {
    List<String> texts = Shipped.rules().stream().map(RuleSource::text).toList();
    assertThat(read(compiled(texts)))
        .extracting(GateRule::name)
        .containsExactlyElementsOf(owners.keySet());
  }

  @Test
  void conditionsStandInTheirOrderAndCanBeAsked() throws Exception {
    GateRule rule = read(rule("r", "denied, source.ip != null, destination.port == 23")).getFirst();
    assertThat(rule.conditions())
        .extracting(Condition::text)
        .containsExactly("denied", "source.ip != null", "destination.port == 23");
    Event event = event("denied", "destination.port=23");
    List<Boolean> answers = new ArrayList<>();
    for (Condition condition : rule.conditions()) {
      answers.add(condition.question().holds(event));
    }
    assertThat(answers).containsExactly(true, false, true);
  }

  @Test
  void equalConditionsOfDifferentFilesAreKnownAsEqual() {
    List<GateRule> rules =
        read(
            rule("a", "denied, destination.port == 23"),
            rule("b", "denied, destination.port == 24"));
    List<Condition> a = rules.get(0).conditions();
    List<Condition> b = rules.get(1).conditions();
    assertThat(a.get(0).id()).isEqualTo(b.get(0).id());
    assertThat(a.get(1).id()).isNotEqualTo(b.get(1).id());
  }

  @Test
  void phrasesAskTheirOwnWindows() throws Exception {
    List<GateRule> rules =
        read(
            rule("a", "count().per( source.ip ).within( 1m ) >= 2"),
            rule("b", "count().per( source.ip ).within( 1m ) >= 1"));
    Condition a = rules.get(0).conditions().getFirst();
    Condition b = rules.get(1).conditions().getFirst();
    assertThat(a.id()).isNotEqualTo(b.id());
    assertThat(a.question().holds(event("source.ip=192.0.2.1"))).isFalse();
    assertThat(b.question().holds(event("source.ip=192.0.2.1"))).isTrue();
  }

  @Test
  void feedersAndHoldersBelongToTheirRule() throws Exception {
    List<GateRule> rules =
        read(rule("r", "denied, count( allowed ).per( source.ip ).around( 5s ) >= 1"));
    assertThat(rules).extracting(GateRule::owner).containsExactly("r", "r", "r");
    assertThat(rules).extracting(GateRule::heldBy).containsExactly("r", null, null);
    assertThat(rules.get(2).conditions()).extracting(Condition::text).containsExactly("allowed");
    Event allowed = event("allowed", "source.ip=192.0.2.1");
    rules.get(2).consequence().run(allowed);
    Window window = (Window) Objects.requireNonNull(globals.get("window_file0_r_1"));
    assertThat(window.reached(event("denied", "source.ip=192.0.2.1"))).isFalse(); // the same id
    Event second = new Scenario().at(0).at(0, "source.ip=192.0.2.1").events().getLast();
    assertThat(window.reached(second)).isTrue();
  }

  @Test
  void aPatternWithoutConstraintsAsksNothing() {
    assertThat(read(rule("r", "")).getFirst().conditions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"salience 10", "enabled false", "no-loop true", "date-effective \"1-Jan-2026\""})
  void whatOnlyTheAgendaKnowsIsLeftOut(String attribute) {
    assertThat(read(rule("r", attribute, "denied"), rule("s", "denied")))
        .extracting(GateRule::name)
        .containsExactly("s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"drools.getRule();", "insert( \"fact\" );"})
  void whatAsksForDroolsIsLeftOut(String consequence) {
    assertThat(read(compiled(List.of(rule("r", "denied")), consequence))).isEmpty();
  }

  @Test
  void boundFieldsAreLeftOut() {
    assertThat(read(rule("r", "$p : destination.port, source.port == $p"))).isEmpty();
  }

  @Test
  void aGlobalThatNobodyGivesIsLeftOut() {
    CompiledBook book = compiled(List.of(rule("r", "denied")));
    globals.remove("finding");
    assertThat(read(book)).isEmpty();
  }

  @Test
  void aModuleOfAnotherKindGivesNothing() {
    CompiledBook book = compiled(List.of(rule("r", "denied")));
    KieModule other =
        (KieModule)
            Proxy.newProxyInstance(
                KieModule.class.getClassLoader(),
                new Class<?>[] {KieModule.class},
                (proxy, method, arguments) -> null);
    assertThat(CompiledConditions.read(other, book.container(), owners, globals)).isEmpty();
  }
}

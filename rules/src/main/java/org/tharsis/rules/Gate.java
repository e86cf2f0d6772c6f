package org.tharsis.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tharsis.model.Event;
import org.tharsis.rules.GateRule.Condition;

/**
 * Judges events by the rules' compiled conditions, without Drools' working memory. Rules that it
 * does not have are behind it.
 *
 * <p>It asks all conditions first, so that what an event does to a window is seen by later ones
 * only. A rule of which a part throws is taken out whole; no other rule is asked twice for that.
 */
final class Gate implements Judge {
  private static final String AT_ONCE = "";
  private final Findings findings;
  private final CutOff listener;
  private final Judge behind;
  private final List<GateRule> rules;
  private final Set<String> cutOff = new HashSet<>();
  private final int[] holding;
  private final Ahead.Failure failure = this::failed;
  private Ahead expected = new Ahead(new Kinds(List.of()), 1);
  private Ahead unexpected = expected;
  private Map<String, Ahead> held = Map.of();

  /**
   * @param rules those that it has
   * @param behind judges by the others
   */
  Gate(List<GateRule> rules, Findings findings, CutOff listener, Judge behind) {
    this.rules = new ArrayList<>(rules);
    this.findings = findings;
    this.listener = listener;
    this.behind = behind;
    this.holding = new int[rules.size()];
    grow();
  }

  private void grow() {
    Map<String, List<GateRule>> byHolder = new HashMap<>();
    for (GateRule rule : rules) {
      String holder = Objects.requireNonNullElse(rule.heldBy(), AT_ONCE);
      byHolder.computeIfAbsent(holder, key -> new ArrayList<>()).add(rule);
    }
    Kinds atOnce = new Kinds(byHolder.getOrDefault(AT_ONCE, List.of()));
    expected = new Ahead(atOnce, ReorderBuffer.AHEAD);
    unexpected = new Ahead(atOnce, 1);
    held = new HashMap<>();
    byHolder.forEach((holder, some) -> held.put(holder, new Ahead(new Kinds(some), 1)));
  }

  @Override
  public void expect(Event event) {
    expected.add(event);
  }

  @Override
  public void prepare() {
    expected.fetch();
  }

  @Override
  public void forget() {
    expected.forget();
  }

  @Override
  public void judge(Event event) {
    Ahead ahead = expected;
    if (!ahead.isNext(event)) {
      ahead = unexpected;
      ahead.add(event);
    }
    int count = ahead.judge(holding, failure);
    behind.judge(event);
    run(ahead, count, event);
  }

  @Override
  public void judgeHeld(String ruleId, Event event) {
    Ahead ahead = held.get(ruleId);
    int count = 0;
    if (ahead != null) {
      ahead.add(event);
      count = ahead.judge(holding, failure);
    }
    behind.judgeHeld(ruleId, event);
    if (ahead != null) {
      run(ahead, count, event);
    }
  }

  private void run(Ahead ahead, int count, Event event) {
    for (int i = 0; i < count; i++) {
      GateRule rule = ahead.rule(holding[i]);
      if (cutOff.isEmpty() || !cutOff.contains(rule.owner())) {
        runOne(ahead, holding[i], event);
      }
    }
  }

  private void runOne(Ahead ahead, int number, Event event) {
    GateRule rule = ahead.rule(number);
    try {
      if (rule.feeds() == null) {
        findings.running(rule.name());
        rule.consequence().run(event);
      } else {
        ahead.feed(rule.feeds(), number, event);
      }
    } catch (Exception | LinkageError | StackOverflowError e) {
      takeOut(rule.owner(), e);
    }
  }

  private void failed(Condition condition, List<GateRule> needing, Throwable cause) {
    Throwable told = new IllegalStateException("'" + condition.text() + "' threw " + cause, cause);
    needing.stream().map(GateRule::owner).distinct().forEach(owner -> takeOut(owner, told));
  }

  private void takeOut(String owner, Throwable cause) {
    if (cutOff.add(owner)) {
      rules.removeIf(rule -> rule.owner().equals(owner));
      grow();
      listener.cutOff(owner, cause);
    }
  }

  @Override
  public void close() {
    behind.close();
  }
}

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
  private static final ConditionTree NOTHING = new ConditionTree(List.of());

  private final Findings findings;
  private final CutOff listener;
  private final Judge behind;
  private final List<GateRule> rules;
  private final Set<String> cutOff = new HashSet<>();
  private final int[] holding;
  private final ConditionTree.Failure failure = this::failed;
  private ConditionTree atOnce = NOTHING;
  private Map<String, ConditionTree> held = Map.of();

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
    Map<String, ConditionTree> trees = new HashMap<>();
    byHolder.forEach((holder, some) -> trees.put(holder, new ConditionTree(some)));
    atOnce = trees.getOrDefault(AT_ONCE, NOTHING);
    held = trees;
  }

  @Override
  public void judge(Event event) {
    ConditionTree tree = atOnce;
    int count = tree.ask(event, holding, failure);
    behind.judge(event);
    run(tree, count, event);
  }

  @Override
  public void judgeHeld(String ruleId, Event event) {
    ConditionTree tree = held.getOrDefault(ruleId, NOTHING);
    int count = tree.ask(event, holding, failure);
    behind.judgeHeld(ruleId, event);
    run(tree, count, event);
  }

  private void run(ConditionTree tree, int count, Event event) {
    for (int i = 0; i < count; i++) {
      GateRule rule = tree.rule(holding[i]);
      if (cutOff.isEmpty() || !cutOff.contains(rule.owner())) {
        run(rule, event);
      }
    }
  }

  private void run(GateRule rule, Event event) {
    try {
      findings.running(rule.name());
      rule.consequence().run(event);
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

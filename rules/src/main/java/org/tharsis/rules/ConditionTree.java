package org.tharsis.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.rules.GateRule.Asks;
import org.tharsis.rules.GateRule.Condition;

/**
 * The conditions of some rules: what they begin with in common is there once.
 *
 * <p>It is a tree, laid flat in the order in which it is asked. Where a condition holds the next
 * one is asked, and where it does not the one behind all that depends on it.
 */
final class ConditionTree {
  private static final class Node {
    final SequencedMap<String, Node> children = new LinkedHashMap<>();
    final List<Integer> ends = new ArrayList<>();
    final Condition condition;

    Node(Condition condition) {
      this.condition = condition;
    }
  }

  private final List<GateRule> rules;
  private final List<Condition> conditions = new ArrayList<>();

  /** Where to go on if the condition does not hold. */
  private final int[] elsewhere;

  /** The numbers of the rules whose last condition it is. */
  private final int[][] ends;

  ConditionTree(List<GateRule> rules) {
    this.rules = List.copyOf(rules);
    Node root = new Node(Condition.ALWAYS);
    for (int number = 0; number < rules.size(); number++) {
      add(root, rules.get(number).conditions(), number);
    }
    List<Integer> next = new ArrayList<>();
    List<int[]> ending = new ArrayList<>();
    lay(root, next, ending);
    elsewhere = numbers(next);
    ends = ending.toArray(int[][]::new);
  }

  private static int[] numbers(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void add(Node root, List<Condition> path, int number) {
    Node node = root;
    for (Condition condition : path) {
      node = node.children.computeIfAbsent(condition.id(), id -> new Node(condition));
    }
    node.ends.add(number);
  }

  private void lay(Node node, List<Integer> next, List<int[]> ending) {
    int at = conditions.size();
    conditions.add(node.condition);
    next.add(at);
    ending.add(numbers(node.ends));
    node.children.values().forEach(child -> lay(child, next, ending));
    next.set(at, conditions.size());
  }

  /** How many rules there are. */
  int size() {
    return rules.size();
  }

  /** What is left to be asked of all events of this one's kind. */
  Kind kind(Event event, @Nullable Object[] values) {
    List<Integer> left = new ArrayList<>();
    List<Boolean> known = new ArrayList<>();
    int at = 0;
    while (at < conditions.size()) {
      Boolean holds = ofKind(conditions.get(at), event);
      if (holds == null || (holds && ends[at].length > 0)) {
        left.add(at);
        known.add(holds != null);
      }
      at = holds == null || holds ? at + 1 : elsewhere[at];
    }
    List<Kind.Step> steps = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      steps.add(step(left, i, known.get(i)));
    }
    return new Kind(values, steps);
  }

  /** Whether it holds for all events of a kind; null if it can't be told. */
  private static @Nullable Boolean ofKind(Condition condition, Event event) {
    try {
      return condition.asks() == Asks.KIND ? condition.question().holds(event) : null;
    } catch (Exception | LinkageError | StackOverflowError throwsForEachOfThem) {
      return null;
    }
  }

  private Kind.Step step(List<Integer> left, int number, boolean known) {
    int at = left.get(number);
    int next = number + 1;
    while (next < left.size() && left.get(next) < elsewhere[at]) {
      next++;
    }
    return new Kind.Step(at, known ? null : conditions.get(at), next, ends[at]);
  }

  /** The rule of a number. */
  GateRule rule(int number) {
    return rules.get(number);
  }

  /** The rules that need a condition. */
  List<GateRule> needing(int condition) {
    return Arrays.stream(ends, condition, elsewhere[condition])
        .flatMapToInt(Arrays::stream)
        .sorted()
        .mapToObj(rules::get)
        .toList();
  }
}

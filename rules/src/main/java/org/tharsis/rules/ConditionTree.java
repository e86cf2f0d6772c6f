package org.tharsis.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.tharsis.model.Event;
import org.tharsis.rules.GateRule.Condition;
import org.tharsis.rules.GateRule.Question;

/**
 * The conditions of some rules: what they begin with in common is asked once an event.
 *
 * <p>It is a tree, laid flat in the order in which it is asked. Where a condition holds the next
 * one is asked, and where it does not the one behind all that depends on it.
 */
final class ConditionTree {
  /** Told of a condition that threw, and of the rules it keeps from judging the event. */
  @FunctionalInterface
  interface Failure {
    void failed(Condition condition, List<GateRule> rules, Throwable cause);
  }

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
  private final Question[] questions;

  /** Where to go on if the condition does not hold. */
  private final int[] elsewhere;

  /** The numbers of the rules whose last condition it is. */
  private final int[][] ends;

  /** Those that ask nothing. */
  private final int[] always;

  ConditionTree(List<GateRule> rules) {
    this.rules = List.copyOf(rules);
    Node root = new Node(new Condition("", "", event -> true));
    for (int number = 0; number < rules.size(); number++) {
      add(root, rules.get(number).conditions(), number);
    }
    always = numbers(root.ends);
    List<Integer> next = new ArrayList<>();
    List<int[]> ending = new ArrayList<>();
    root.children.values().forEach(child -> lay(child, next, ending));
    questions = conditions.stream().map(Condition::question).toArray(Question[]::new);
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

  /** The rule of a number. */
  GateRule rule(int number) {
    return rules.get(number);
  }

  /**
   * Finds the rules all of whose conditions hold.
   *
   * @param into takes their numbers in order, from its beginning; as long as there are rules
   * @return how many they are
   */
  int ask(Event event, int[] into, Failure failure) {
    int found = take(always, into, 0);
    int at = 0;
    while (at < questions.length) {
      boolean holds = false;
      try {
        holds = questions[at].holds(event);
      } catch (Exception | LinkageError | StackOverflowError e) {
        failure.failed(conditions.get(at), rulesFrom(at), e);
      }
      if (holds) {
        found = take(ends[at], into, found);
        at++;
      } else {
        at = elsewhere[at];
      }
    }
    if (found > 1) {
      Arrays.sort(into, 0, found); // adding a rule does not change the order of others
    }
    return found;
  }

  private static int take(int[] numbers, int[] into, int found) {
    for (int number : numbers) {
      into[found++] = number;
    }
    return found;
  }

  /** The rules that need the condition. */
  private List<GateRule> rulesFrom(int at) {
    return Arrays.stream(ends, at, elsewhere[at])
        .flatMapToInt(Arrays::stream)
        .sorted()
        .mapToObj(rules::get)
        .toList();
  }
}

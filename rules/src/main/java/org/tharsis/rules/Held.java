package org.tharsis.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;

/**
 * Events that wait until a rule with {@code around( … )} may judge them. Public because the rules'
 * own conditions hand them over.
 */
public final class Held {
  private record Waiting(long due, Event event) {}

  private static final class Queue {
    final long delay;
    final Deque<Waiting> waiting = new ArrayDeque<>();

    Queue(long delay) {
      this.delay = delay;
    }
  }

  private final int bound;
  private final Map<String, Queue> queues = new LinkedHashMap<>();
  private int size;
  private long hurried;

  /**
   * @param delays how long each rule's events wait, milliseconds, by rule id
   * @param bound how many may wait altogether
   */
  Held(Map<String, Long> delays, int bound) {
    this.bound = bound;
    delays.forEach((rule, delay) -> queues.put(rule, new Queue(delay)));
  }

  /** Called by the rules' own conditions. */
  public void hold(String ruleId, Event event) {
    Queue queue = queues.get(ruleId);
    if (queue != null) {
      queue.waiting.addLast(new Waiting(event.time() + queue.delay, event));
      size++;
    }
  }

  /** Gives what is due before the time to the judge, the earliest first. */
  void release(long before, BiConsumer<String, Event> judge) {
    while (true) {
      Map.Entry<String, Queue> next = next();
      if (next == null || (next.getValue().waiting.getFirst().due >= before && size <= bound)) {
        return;
      }
      Waiting first = next.getValue().waiting.removeFirst();
      size--;
      if (first.due >= before) {
        hurried++;
      }
      judge.accept(next.getKey(), first.event);
    }
  }

  private Map.@Nullable Entry<String, Queue> next() {
    Map.Entry<String, Queue> next = null;
    for (Map.Entry<String, Queue> each : queues.entrySet()) {
      Waiting first = each.getValue().waiting.peekFirst();
      if (first != null && (next == null || first.due < next.getValue().waiting.getFirst().due)) {
        next = each;
      }
    }
    return next;
  }

  /** How many were judged before their time because the bound was reached. */
  long hurried() {
    return hurried;
  }
}

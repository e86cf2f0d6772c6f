package org.tharsis.rules;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.Field;

/**
 * The latest event of each key. A key keeps its place in the queue while events come for it, and is
 * put where it belongs only when its turn would be: most devices speak a thousand times before.
 */
final class HeldLatest extends HeldEvents {
  private static final class Waiting {
    final Object key;
    Event latest;

    /** The one by which it has its place in the queue. */
    Event queued;

    Waiting(Object key, Event event) {
      this.key = key;
      this.latest = event;
      this.queued = event;
    }

    long time() {
      return queued.time();
    }

    EventId id() {
      return queued.id();
    }
  }

  private static final Comparator<Waiting> EARLIEST =
      Comparator.comparingLong(Waiting::time).thenComparing(Waiting::id);

  private final List<Field> silent;
  private final Map<Object, Waiting> byKey = new HashMap<>();
  private final PriorityQueue<Waiting> queue = new PriorityQueue<>(EARLIEST);

  HeldLatest(String rule, long delay, List<Field> silent) {
    super(rule, delay);
    this.silent = List.copyOf(silent);
  }

  @Override
  boolean forSilence() {
    return true;
  }

  @Override
  int add(Event event) {
    Object key = key(event);
    if (key == null) {
      return 0;
    }
    Waiting waiting = byKey.get(key);
    if (waiting == null) {
      Waiting first = new Waiting(key, event);
      byKey.put(key, first);
      queue.add(first);
      return 1;
    }
    if (waiting.latest.time() <= event.time()) { // else it came late
      waiting.latest = event;
    }
    return 0;
  }

  /** What there is one event of; null if the event lacks it. */
  private @Nullable Object key(Event event) {
    if (silent.size() == 1) {
      return event.get(silent.getFirst());
    }
    List<Object> values = silent.stream().map(event::get).toList();
    return values.contains(null) ? null : values;
  }

  @Override
  boolean isEmpty() {
    return queue.isEmpty();
  }

  @Override
  Event first() {
    return settled().latest;
  }

  @Override
  Event remove() {
    Waiting first = settled();
    queue.remove();
    byKey.remove(first.key);
    return first.latest;
  }

  /** The first of the queue whose place is its own. */
  private Waiting settled() {
    while (true) {
      Waiting first = Objects.requireNonNull(queue.peek());
      if (first.queued == first.latest) {
        return first;
      }
      queue.remove();
      first.queued = first.latest;
      queue.add(first);
    }
  }

  @Override
  List<Event> all() {
    return byKey.values().stream()
        .map(waiting -> waiting.latest)
        .sorted(Comparator.comparingLong(Event::time).thenComparing(Event::id))
        .toList();
  }
}

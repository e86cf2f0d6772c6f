package org.tharsis.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.rules.language.Phrase;
import org.tharsis.rules.window.Window;

/** For how long nothing came after each event that a rule with {@code silentFor( … )} waits on. */
final class Silence {
  private static final int MOST = 100_000;

  private final Window window;
  private final SequencedMap<List<Object>, Event> waiting = new LinkedHashMap<>();
  private long now = Long.MIN_VALUE;

  Silence(List<Window> windows) {
    this.window = windows.getFirst();
  }

  static boolean isOne(Phrase phrase) {
    return phrase.kind() == Phrase.Kind.SILENCE;
  }

  void now(long time) {
    now = Math.max(now, time);
  }

  /**
   * The event is the latest of its key: that of the one before it, in seconds, goes to the taker.
   */
  void begins(Event event, ObjLongConsumer<Event> taker) {
    List<Object> key = window.key(event);
    if (key == null) {
      taker.accept(event, 0);
      return;
    }
    Event before = waiting.remove(key);
    waiting.put(key, event);
    if (before == null && waiting.size() > MOST) {
      before = waiting.pollFirstEntry().getValue();
    }
    if (before != null) {
      taker.accept(before, seconds(before, event.time()));
    }
  }

  /** The event's silence was long enough. */
  void ends(Event event) {
    @Nullable List<Object> key = window.key(event);
    if (key != null) {
      waiting.remove(key, event);
    }
  }

  /** Nothing comes any more: silent as long as is known. */
  void finish(ObjLongConsumer<Event> taker) {
    for (Map.Entry<List<Object>, Event> each : waiting.entrySet()) {
      taker.accept(each.getValue(), seconds(each.getValue(), now));
    }
    waiting.clear();
  }

  private static long seconds(Event event, long until) {
    return (until - event.time()) / 1000;
  }
}

package org.tharsis.rules.window;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.rules.language.Phrase;

/**
 * What answers for one counting phrase. Rules call it from their conditions, so it is public; one
 * thread uses it.
 *
 * <p>A rule asks at most once an event: the answer is remembered, so that asking again, as after a
 * neighbour's failure, counts nothing twice. Bounds are inclusive: {@code within( 60s )} holds two
 * events exactly sixty seconds apart.
 */
public final class Window {
  private final Phrase phrase;
  private final long span;
  private final Keyed keyed;
  private @Nullable Event lastAsked;
  private boolean lastAnswer;

  /**
   * @param maxKeys how many keys are remembered at once
   */
  public Window(Phrase phrase, int maxKeys) {
    this.phrase = phrase;
    this.span = phrase.span().toMillis();
    this.keyed = new Keyed(phrase.threshold(), phrase.around() ? 2 * span : span, maxKeys);
  }

  /** Whether the phrase holds for this event, which is counted if the phrase counts its own. */
  public boolean reached(Event event) {
    if (event != lastAsked) {
      lastAnswer = ask(event);
      lastAsked = event;
    }
    return lastAnswer;
  }

  /** Counts an event that matches the phrase's filter. */
  public void feed(Event event) {
    List<Object> key = key(event, phrase.per());
    if (key != null) {
      keyed.at(key, event.time()).trail.add(event.time(), event.id());
    }
  }

  private boolean ask(Event event) {
    List<Object> key = key(event, phrase.matching());
    if (key == null) {
      return false;
    }
    return switch (phrase.kind()) {
      case COUNT -> {
        feed(event);
        yield count(event, keyed.find(key)) >= phrase.threshold();
      }
      case DISTINCT -> {
        Object value = event.get(value());
        if (value == null) {
          yield false;
        }
        feed(event);
        Keyed.Memory memory = keyed.at(key, event.time());
        memory.recent.add(value, event.time());
        yield count(event, memory) >= phrase.threshold();
      }
      case COUNT_OF -> count(event, keyed.find(key)) >= phrase.threshold();
    };
  }

  private Field value() {
    Field field = phrase.distinct();
    if (field == null) {
      throw new IllegalStateException(phrase.text());
    }
    return field;
  }

  private long count(Event event, Keyed.@Nullable Memory memory) {
    if (memory == null) {
      return 0;
    }
    return switch (phrase.kind()) {
      case COUNT -> memory.trail.count(from(event), to(event));
      case DISTINCT -> memory.recent.count(from(event));
      case COUNT_OF -> others(event, memory).size();
    };
  }

  /** Entries in reach that are not the event itself. */
  private List<Entry> others(Event event, Keyed.Memory memory) {
    List<Entry> others = new ArrayList<>();
    memory.trail.forEach(
        from(event),
        to(event),
        entry -> {
          if (!entry.id.equals(event.id())) {
            others.add(entry);
          }
        });
    return others;
  }

  private long from(Event event) {
    return event.time() - span;
  }

  private long to(Event event) {
    return phrase.around() ? event.time() + span : event.time();
  }

  /** The phrase's value for an event it was just asked about, and the events behind it. */
  public void explain(Event event, Explanation into) {
    List<Object> key = key(event, phrase.matching());
    Keyed.Memory memory = key == null ? null : keyed.find(key);
    if (memory == null) {
      return;
    }
    into.reason(phrase.text(), count(event, memory));
    if (phrase.kind() == Phrase.Kind.COUNT_OF) { // may be asked for by several findings
      memory.trail.forEach(from(event), to(event), into::entry);
    } else {
      memory.trail.report(from(event), to(event), into::entry);
    }
  }

  /** The values the phrase is asked by, or null where the event lacks one. */
  public @Nullable List<Object> key(Event event) {
    return key(event, phrase.matching());
  }

  private static @Nullable List<Object> key(Event event, List<Field> fields) {
    Object first = event.get(fields.getFirst());
    if (first == null || fields.size() == 1) {
      return first == null ? null : List.of(first);
    }
    List<Object> key = new ArrayList<>(fields.size());
    for (Field field : fields) {
      Object value = event.get(field);
      if (value == null) {
        return null;
      }
      key.add(value);
    }
    return key;
  }

  public Phrase phrase() {
    return phrase;
  }

  /** How many keys are remembered. */
  public int keys() {
    return keyed.size();
  }

  /** How many keys the bound has cost while they could still have mattered. */
  public long evicted() {
    return keyed.evicted();
  }
}

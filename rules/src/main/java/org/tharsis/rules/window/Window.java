package org.tharsis.rules.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
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
  private final long watched;
  private final Streams streams;
  private final Watch watch;
  private final Tally tally;
  private final EventKey per;
  private final EventKey matching;
  private final Fingerprint key = new Fingerprint();
  private @Nullable Event lastAsked;
  private boolean lastAnswer;

  /**
   * @param maxKeys how many keys are remembered at once
   */
  public Window(Phrase phrase, int maxKeys, Memory memory) {
    this.phrase = phrase;
    this.span = phrase.span().toMillis();
    this.watched = phrase.watched().toMillis();
    this.streams = memory.streams;
    this.watch = memory.watch();
    this.per = memory.key(phrase.per());
    this.matching = memory.key(phrase.matching());
    this.tally = new Tally(phrase, maxKeys, memory);
  }

  Table table() {
    return tally.table();
  }

  /** The key it will be asked by for an event, as far as there is something to be looked up. */
  @Nullable Fingerprint asked(Event event) {
    return switch (phrase.kind()) {
      case SILENCE -> null;
      case COUNT_OF, SUSPECTED -> tally.isEmpty() ? null : matching.of(event);
      case COUNT, REGULAR, RATE, DISTINCT, SUM -> per.of(event);
    };
  }

  /** The key under which it will count an event that matches the phrase's filter. */
  @Nullable Fingerprint fed(Event event) {
    return per.of(event);
  }

  /** Whether the phrase holds for this event, which is counted if the phrase counts its own. */
  public boolean reached(Event event) {
    return reached(event, Lookups.NONE, 0);
  }

  /** The same for an event whose key was looked up ahead. */
  public boolean reached(Event event, Lookups ahead, int number) {
    if (event != lastAsked) {
      lastAnswer = ask(event, ahead, number) && watched(event);
      lastAsked = event;
    }
    return lastAnswer;
  }

  private boolean watched(Event event) {
    return watched == 0 || watch.millis(event.time(), span) >= watched;
  }

  /** Whether the phrase holds for an event it was just asked about, if that is its value. */
  public boolean holds(Event event, long value) {
    return phrase.holds(value) && watched(event);
  }

  /** Counts an event that matches the phrase's filter. */
  public void feed(Event event) {
    feed(event, Lookups.NONE, 0);
  }

  /** The same for an event whose key was looked up ahead. */
  public void feed(Event event, Lookups ahead, int number) {
    if (ahead.take(number, key) || key.of(event, phrase.per())) {
      tally.take(key, event);
    }
  }

  private boolean ask(Event event, Lookups ahead, int number) {
    return switch (phrase.kind()) {
      case SILENCE -> true; // the event was held for so long, and nothing came
      case COUNT_OF, SUSPECTED -> askOfOthers(event, ahead, number);
      case COUNT, REGULAR, RATE ->
          (ahead.take(number, key) || key.of(event, phrase.per()))
              && holds(event, tally.take(key, event));
      case DISTINCT, SUM -> {
        Object counted = event.get(field());
        yield counted != null
            && (ahead.take(number, key) || key.of(event, phrase.per()))
            && holds(event, tally.take(key, event, counted));
      }
    };
  }

  private boolean askOfOthers(Event event, Lookups ahead, int number) {
    if (tally.isEmpty() && !phrase.below()) {
      return false; // nothing came
    }
    if (!ahead.take(number, key) && !key.of(event, phrase.matching())) {
      return false;
    }
    int place = tally.find(key);
    return place < 0 ? phrase.holds(0) : holds(event, place);
  }

  private boolean holds(Event event, int place) {
    return phrase.holds(tally.value(key, event, place));
  }

  private Field field() {
    Field field = phrase.field();
    if (field == null) {
      throw new IllegalStateException(phrase.text());
    }
    return field;
  }

  /** The place of the key that the event asks by, or -1. */
  private int find(Event event) {
    return key.of(event, phrase.matching()) ? tally.find(key) : -1;
  }

  /** The phrase's value for an event it was just asked about, and the events behind it. */
  public void explain(Event event, Explanation into) {
    if (phrase.kind() == Phrase.Kind.SILENCE || phrase.below()) {
      into.reason(phrase.text(), value(event), ""); // nothing, or too little: no events behind it
      return;
    }
    int place = find(event);
    if (place >= 0) {
      long value = tally.value(key, event, place);
      into.reason(phrase.text(), value, tally.detail(key, event, place));
      tally.explain(event, place, into);
    }
  }

  /**
   * The phrase's value for an event it was just asked about; 0 where it knows nothing of its key.
   */
  public long value(Event event) {
    if (phrase.kind() == Phrase.Kind.SILENCE) {
      return span / 1000;
    }
    int place = find(event);
    return place < 0 ? 0 : tally.value(key, event, place);
  }

  /** The events of that value as far as they are kept, oldest first; nothing is taken as named. */
  public List<EventId> behind(Event event) {
    List<EventId> ids = new ArrayList<>();
    int place = phrase.kind() == Phrase.Kind.SILENCE ? -1 : find(event);
    if (place >= 0) {
      tally.behind(event, place, position -> ids.add(streams.id(position)));
    }
    return ids;
  }

  /** The values the phrase is asked by, or null where the event lacks one. */
  public @Nullable List<Object> key(Event event) {
    List<Object> values = new ArrayList<>(phrase.matching().size());
    for (Field field : phrase.matching()) {
      Object value = event.get(field);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return values;
  }

  /** Writes what it remembers. */
  public void save(DataOutput out) throws IOException {
    tally.save(out);
  }

  /** Reads what a window of the same phrase has written; it has seen no event yet. */
  public void load(DataInput in) throws IOException {
    tally.load(in);
  }

  /** Reads over what a window has written that is not there any more. */
  public static void skip(DataInput in) throws IOException {
    Tally.skip(in);
  }

  public Phrase phrase() {
    return phrase;
  }

  /** How many keys the bound has cost while they could still have mattered. */
  public long evicted() {
    return tally.evicted();
  }
}

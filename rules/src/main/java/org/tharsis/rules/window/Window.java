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
  /** A sum is exact to so much of its span, and bounded however many events there are. */
  private static final int SLICES = 60;

  /** Events of a key that can still become evidence, whatever its threshold. */
  private static final int TRAIL = 256;

  private final Phrase phrase;
  private final long span;
  private final long horizon;
  private final Streams streams;
  private final Watch watch;
  private final Fingerprint fingerprint = new Fingerprint();
  private final Table table;
  private final Ring ring;
  private final Trail trail;
  private final Recent recent;
  private final Slices slices;
  private final Rhythm rhythm;
  private final @Nullable Rate rate;
  private @Nullable Event lastAsked;
  private boolean lastAnswer;

  /**
   * @param maxKeys how many keys are remembered at once
   */
  public Window(Phrase phrase, int maxKeys, Memory memory) {
    this.phrase = phrase;
    this.span = phrase.span().toMillis();
    this.horizon = phrase.around() ? 2 * span : span;
    this.streams = memory.streams;
    this.watch = memory.watch();
    int threshold = (int) Math.min(phrase.threshold(), Phrase.MAX_THRESHOLD);
    boolean counts = phrase.kind() != Phrase.Kind.SUM && phrase.kind() != Phrase.Kind.RATE;
    int kept = phrase.kind() == Phrase.Kind.REGULAR ? 0 : memory.counted;
    this.trail = new Trail(memory.arena, Math.max(kept, kept(phrase, counts ? threshold : 0)));
    this.recent = new Recent(memory.arena, counts ? Math.max(kept, threshold) : 1);
    this.slices = new Slices(memory.arena, Math.max(1, span / SLICES), 2 * SLICES, Slices::sum);
    this.rate = phrase.past() == null ? null : rate(phrase.past(), maxKeys, memory.arena);
    this.rhythm = new Rhythm(phrase.jitter());
    this.ring = new Ring(memory.arena);
    this.table = new Table(horizon, maxKeys, new Blocks(memory.arena));
  }

  private Rate rate(Phrase.Past past, int maxKeys, Arena arena) {
    return new Rate(slices, SLICES, new Baseline(arena, maxKeys), past, phrase.threshold());
  }

  /** How many events of a key are kept: of what is to be absent, as few as tell that it is not. */
  private static int kept(Phrase phrase, int threshold) {
    return phrase.watched().isZero() || phrase.around()
        ? Math.max(threshold + 1, TRAIL)
        : threshold + 1;
  }

  /** Whether the phrase holds for this event, which is counted if the phrase counts its own. */
  public boolean reached(Event event) {
    if (event != lastAsked) {
      lastAnswer = ask(event) && watched(event);
      lastAsked = event;
    }
    return lastAnswer;
  }

  private boolean watched(Event event) {
    long wanted = phrase.watched().toMillis();
    return wanted == 0 || watch.millis(event.time(), span) >= wanted;
  }

  /** Whether the phrase holds for an event it was just asked about, if that is its value. */
  public boolean holds(Event event, long value) {
    return phrase.holds(value) && watched(event);
  }

  /** Counts an event that matches the phrase's filter. */
  public void feed(Event event) {
    if (fingerprint.of(event, phrase.per())) {
      remember(event);
    }
  }

  /** The place of the key, which has its latest event now. */
  private int place(Event event) {
    return table.at(fingerprint.high(), fingerprint.low(), event.time());
  }

  /** Takes the event into the trail of its key; gives the key's place. */
  private int remember(Event event) {
    int place = place(event);
    trail.look(table.trail(place));
    boolean full = trail.isFull();
    if (trail.forget(event.time() - horizon) && full) {
      table.pushed(place, 0); // they came before those
    }
    if (trail.add(event.time(), streams.position(event.id()))) {
      table.pushed(place, table.pushed(place) + 1);
    }
    table.trail(place, trail.block());
    return place;
  }

  private boolean ask(Event event) {
    return switch (phrase.kind()) {
      case SILENCE -> true; // the event was held for so long, and nothing came
      case COUNT_OF, SUSPECTED -> {
        boolean nothingCame = table.size() == 0 && !phrase.below();
        if (nothingCame || !fingerprint.of(event, phrase.matching())) {
          yield false;
        }
        int place = table.find(fingerprint.high(), fingerprint.low());
        yield phrase.holds(place < 0 ? 0 : value(event, place));
      }
      case COUNT, REGULAR -> {
        if (!fingerprint.of(event, phrase.per())) {
          yield false;
        }
        yield phrase.holds(value(event, remember(event)));
      }
      case RATE -> {
        if (!fingerprint.of(event, phrase.per())) {
          yield false;
        }
        int place = remember(event);
        table.values(place, rate().take(fingerprint, event.time(), table.values(place)));
        yield phrase.holds(value(event, place));
      }
      case DISTINCT, SUM -> {
        Object counted = event.get(field());
        if (counted == null || !fingerprint.of(event, phrase.per())) {
          yield false;
        }
        int place = phrase.below() ? place(event) : remember(event);
        take(counted, event.time(), place);
        yield phrase.holds(value(event, place));
      }
    };
  }

  private void take(Object counted, long time, int place) {
    if (phrase.kind() == Phrase.Kind.SUM) {
      slices.look(table.values(place)).add(time, Math.max(0, (Long) counted));
      table.values(place, slices.block());
    } else {
      fingerprint.of(counted);
      recent.look(table.values(place)).add(fingerprint.mixed(), time);
      table.values(place, recent.block());
    }
  }

  private Field field() {
    Field field = phrase.field();
    if (field == null) {
      throw new IllegalStateException(phrase.text());
    }
    return field;
  }

  private Rate rate() {
    if (rate == null) {
      throw new IllegalStateException(phrase.text());
    }
    return rate;
  }

  /** The place of the key that the event asks by, or -1. */
  private int find(Event event) {
    return fingerprint.of(event, phrase.matching())
        ? table.find(fingerprint.high(), fingerprint.low())
        : -1;
  }

  private long value(Event event, int place) {
    trail.look(table.trail(place));
    return switch (phrase.kind()) {
      case COUNT -> trail.count(from(event), to(event));
      case COUNT_OF, SUSPECTED -> others(event);
      case REGULAR -> rhythm.intervals(trail, from(event), to(event));
      case DISTINCT -> recent.look(table.values(place)).count(from(event));
      case SUM -> slices.look(table.values(place)).sum(event.time(), SLICES);
      case RATE -> rate().deviations(fingerprint, event.time(), table.values(place));
      case SILENCE -> span / 1000;
    };
  }

  /** How many in reach are not the event itself. */
  private long others(Event event) {
    long all = trail.count(from(event), to(event));
    boolean self = all > 0 && trail.holds(event.time(), streams.position(event.id()));
    return self ? all - 1 : all;
  }

  private long from(Event event) {
    return event.time() - span;
  }

  private long to(Event event) {
    return phrase.around() ? event.time() + span : event.time();
  }

  /** The phrase's value for an event it was just asked about, and the events behind it. */
  public void explain(Event event, Explanation into) {
    if (phrase.kind() == Phrase.Kind.SILENCE) {
      into.reason(phrase.text(), span / 1000, "");
      return;
    }
    if (phrase.below()) { // what there was too little of is not behind the finding
      into.reason(phrase.text(), value(event), "");
      return;
    }
    int place = find(event);
    if (place < 0) {
      return;
    }
    into.reason(phrase.text(), value(event, place), detail(event, place));
    trail.look(table.trail(place));
    if (phrase.kind().ofOthers()) { // may be asked for by several findings
      into.since(trail.forEach(from(event), to(event), p -> into.event(streams.id(p))));
    } else {
      into.since(trail.report(from(event), to(event), p -> into.event(streams.id(p))));
      into.unknown(table.pushed(place));
      table.pushed(place, 0);
    }
  }

  private String detail(Event event, int place) {
    return rate == null ? "" : rate.detail(fingerprint, event.time(), table.values(place));
  }

  /**
   * The phrase's value for an event it was just asked about; 0 where it knows nothing of its key.
   */
  public long value(Event event) {
    if (phrase.kind() == Phrase.Kind.SILENCE) {
      return span / 1000;
    }
    int place = find(event);
    return place < 0 ? 0 : value(event, place);
  }

  /** The events of that value as far as they are kept, oldest first; nothing is taken as named. */
  public List<EventId> behind(Event event) {
    List<EventId> ids = new ArrayList<>();
    int place = phrase.kind() == Phrase.Kind.SILENCE ? -1 : find(event);
    if (place >= 0) {
      trail.look(table.trail(place));
      trail.forEach(from(event), to(event), position -> ids.add(streams.id(position)));
    }
    return ids;
  }

  /** The values the phrase is asked by, or null where the event lacks one. */
  public @Nullable List<Object> key(Event event) {
    List<Object> key = new ArrayList<>(phrase.matching().size());
    for (Field field : phrase.matching()) {
      Object value = event.get(field);
      if (value == null) {
        return null;
      }
      key.add(value);
    }
    return key;
  }

  /** Writes what it remembers. */
  public void save(DataOutput out) throws IOException {
    table.save(out, ring);
    out.writeBoolean(rate != null);
    if (rate != null) {
      rate.save(out);
    }
  }

  /** Reads what a window of the same phrase has written; it has seen no event yet. */
  public void load(DataInput in) throws IOException {
    table.load(in, ring);
    if (in.readBoolean()) {
      rate().load(in);
    }
  }

  /** Reads over what a window has written that is not there any more. */
  public static void skip(DataInput in) throws IOException {
    Table.skip(in);
    if (in.readBoolean()) {
      Baseline.skip(in);
    }
  }

  public Phrase phrase() {
    return phrase;
  }

  /** How many keys the bound has cost while they could still have mattered. */
  public long evicted() {
    return table.evicted() + (rate == null ? 0 : rate.evicted());
  }
}

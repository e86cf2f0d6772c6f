package org.tharsis.rules.window;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.rules.language.Phrase;

/**
 * What a {@link Window} has counted: of each key the latest events, and beside them the values or
 * the amounts that its phrase asks for. A key is told by its place, which holds until the next one
 * is taken in. One thread uses it.
 */
final class Tally {
  /** A sum is exact to so much of its span, and bounded however many events there are. */
  private static final int SLICES = 60;

  /** Events of a key that can still become evidence, whatever its threshold. */
  private static final int TRAIL = 256;

  private final Phrase phrase;
  private final long span;
  private final long horizon;
  private final Streams streams;
  private final Fingerprint value = new Fingerprint();
  private final Table table;
  private final Trail trail;
  private final Recent recent;
  private final Slices slices;
  private final Rhythm rhythm;
  private final @Nullable Rate rate;

  /**
   * @param maxKeys how many keys are remembered at once
   */
  Tally(Phrase phrase, int maxKeys, Memory memory) {
    this.phrase = phrase;
    this.span = phrase.span().toMillis();
    this.horizon = phrase.around() ? 2 * span : span;
    this.streams = memory.streams;
    int threshold = (int) Math.min(phrase.threshold(), Phrase.MAX_THRESHOLD);
    boolean counts = phrase.kind() != Phrase.Kind.SUM && phrase.kind() != Phrase.Kind.RATE;
    int kept = phrase.kind() == Phrase.Kind.REGULAR ? 0 : memory.counted;
    int needed = Math.max(kept, counts ? threshold + 1 : 1);
    this.trail = new Trail(memory.arena, needed, Math.max(needed, evidence(phrase)));
    this.recent = new Recent(memory.arena, counts ? Math.max(kept, threshold) : 1);
    this.slices = new Slices(memory.arena, Math.max(1, span / SLICES), 2 * SLICES, Slices::sum);
    this.rate = phrase.past() == null ? null : rate(phrase.past(), maxKeys, memory.arena);
    this.rhythm = new Rhythm(phrase.jitter());
    this.table = new Table(horizon, maxKeys, memory.arena, hasValues(phrase.kind()));
  }

  private Rate rate(Phrase.Past past, int maxKeys, Arena arena) {
    return new Rate(slices, SLICES, new Baseline(arena, maxKeys), past, phrase.threshold());
  }

  private static boolean hasValues(Phrase.Kind kind) {
    return switch (kind) {
      case DISTINCT, SUM, RATE -> true;
      case COUNT, COUNT_OF, SUSPECTED, REGULAR, SILENCE -> false;
    };
  }

  /** How many events of a key are kept beyond what is needed: none of what is to be absent. */
  private static int evidence(Phrase phrase) {
    return phrase.watched().isZero() || phrase.around() ? TRAIL : 0;
  }

  Table table() {
    return table;
  }

  boolean isEmpty() {
    return table.size() == 0;
  }

  /** The place of a key, or -1. */
  int find(Fingerprint key) {
    return table.find(key);
  }

  /** Takes an event into the trail of its key; gives the key's place. */
  int take(Fingerprint key, Event event) {
    int place = table.at(key, event.time());
    trail
        .look(table, place)
        .take(event.time(), streams.position(event.id()), event.time() - horizon);
    table.seen(place, event.time());
    if (rate != null) {
      rate.take(key, event.time(), table, place);
    }
    return place;
  }

  /** The same with the value that its phrase counts or sums. */
  int take(Fingerprint key, Event event, Object counted) {
    int place = phrase.below() ? pass(key, event) : take(key, event);
    if (phrase.kind() == Phrase.Kind.SUM) {
      slices.look(table, place).add(event.time(), Math.max(0, (Long) counted));
    } else {
      value.of(counted);
      recent.look(table, place).add(value.mixed(), event.time());
    }
    return place;
  }

  /** What there was too little of is not behind a finding, so that no trail of it is kept. */
  private int pass(Fingerprint key, Event event) {
    int place = table.at(key, event.time());
    table.seen(place, event.time());
    return place;
  }

  /** The phrase's value of the key at a place, which is the event's. */
  long value(Fingerprint key, Event event, int place) {
    return switch (phrase.kind()) {
      case COUNT -> trail(place).count(from(event), to(event));
      case COUNT_OF, SUSPECTED -> others(event, place);
      case REGULAR -> rhythm.intervals(trail(place), from(event), to(event));
      case DISTINCT -> recent.look(table, place).count(from(event));
      case SUM -> slices.look(table, place).sum(event.time(), SLICES);
      case RATE -> rate().deviations(key, event.time(), table, place);
      case SILENCE -> span / 1000;
    };
  }

  /** How many in reach are not the event itself. */
  private long others(Event event, int place) {
    long all = trail(place).count(from(event), to(event));
    boolean self = all > 0 && trail.holds(event.time(), streams.position(event.id()));
    return self ? all - 1 : all;
  }

  private Trail trail(int place) {
    return trail.look(table, place);
  }

  private Rate rate() {
    if (rate == null) {
      throw new IllegalStateException(phrase.text());
    }
    return rate;
  }

  private long from(Event event) {
    return event.time() - span;
  }

  private long to(Event event) {
    return phrase.around() ? event.time() + span : event.time();
  }

  /** What the value was compared with, in words; empty where it says all. */
  String detail(Fingerprint key, Event event, int place) {
    return rate == null ? "" : rate.detail(key, event.time(), table, place);
  }

  /** Tells the events behind the value, and how many there are beside those that are kept. */
  void explain(Event event, int place, Explanation into) {
    trail(place);
    LongConsumer told = position -> into.event(streams.id(position));
    if (phrase.kind().ofOthers()) { // may be asked for by several findings
      into.since(trail.forEach(from(event), to(event), told));
    } else {
      into.since(trail.report(from(event), to(event), told));
      into.unknown(trail.pushed());
      trail.pushed(0);
    }
  }

  /** Gives the positions of the events behind the value, oldest first. */
  void behind(Event event, int place, LongConsumer action) {
    trail(place).forEach(from(event), to(event), action);
  }

  void save(DataOutput out) throws IOException {
    table.save(out);
    out.writeBoolean(rate != null);
    if (rate != null) {
      rate.save(out);
    }
  }

  /** Reads what one of the same phrase has written; it has seen no event yet. */
  void load(DataInput in) throws IOException {
    table.load(in);
    if (in.readBoolean()) {
      rate().load(in);
    }
  }

  static void skip(DataInput in) throws IOException {
    Table.skip(in);
    if (in.readBoolean()) {
      Baseline.skip(in);
    }
  }

  long evicted() {
    return table.evicted() + (rate == null ? 0 : rate.evicted());
  }
}

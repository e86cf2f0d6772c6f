package org.tharsis.rules;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.EventInput;
import org.tharsis.model.EventOutput;
import org.tharsis.rules.language.CountedRule;

/**
 * Events that wait until a rule with {@code around( … )} or {@code silentFor( … )} may judge them.
 * Public because the rules' own conditions hand them over.
 */
public final class Held {
  private final int bound;
  private final Map<String, HeldEvents> byRule = new HashMap<>();
  private final List<HeldEvents> all;
  private int size;
  private long hurried;

  /** Nothing is due before this time. */
  private long earliest = Long.MIN_VALUE;

  /**
   * @param all what each rule holds
   * @param bound how many may wait altogether
   */
  Held(Collection<HeldEvents> all, int bound) {
    this.bound = bound;
    this.all = new ArrayList<>(all);
    all.forEach(each -> byRule.put(each.rule(), each));
  }

  /** For those of the rules that hold events. */
  static Held of(List<CountedRule> rules, int bound) {
    return new Held(
        rules.stream()
            .filter(rule -> !rule.hold().isZero())
            .map(rule -> HeldEvents.of(rule.rule().id(), rule.hold().toMillis(), rule.silentBy()))
            .toList(),
        bound);
  }

  /** No silence counts from before this time; milliseconds since the epoch. */
  void listensSince(long time) {
    all.forEach(each -> each.listensSince(time));
  }

  /** Called by the rules' own conditions. */
  public void hold(String ruleId, Event event) {
    HeldEvents events = byRule.get(ruleId);
    if (events != null && events.add(event) > 0) {
      size++;
      earliest = Math.min(earliest, events.due(event));
    }
  }

  /**
   * Gives what is due before the time to the judge, the earliest first.
   *
   * @param silence the same for what waits for silence: no silence is proved by a log's end
   */
  void release(long before, long silence, BiConsumer<String, Event> judge) {
    while (earliest < Math.max(before, silence) || size > bound) {
      HeldEvents next = next();
      if (next == null) {
        return;
      }
      boolean due = earliest < (next.forSilence() ? silence : before);
      if (!due && size <= bound) {
        return;
      }
      hurried += due ? 0 : 1;
      size--;
      judge.accept(next.rule(), next.remove());
    }
  }

  /** Who holds the one that is due first. An event that waited is far away: each is asked once. */
  private @Nullable HeldEvents next() {
    HeldEvents next = null;
    earliest = Long.MAX_VALUE;
    for (HeldEvents each : all) {
      long due = each.isEmpty() ? Long.MAX_VALUE : each.due();
      if (due < earliest) {
        earliest = due;
        next = each;
      }
    }
    return next;
  }

  /** Writes what each rule holds. */
  void save(DataOutput out, EventOutput events) throws IOException {
    out.writeLong(hurried);
    out.writeInt(all.size());
    for (HeldEvents each : all) {
      events.text(each.rule());
      each.save(out, events);
    }
  }

  /**
   * Reads it, before anything is held.
   *
   * @param same whether the rule is as it was; what another one held is let go
   */
  void load(DataInput in, EventInput events, Predicate<String> same) throws IOException {
    hurried = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      String rule = events.text();
      HeldEvents held = same.test(rule) ? byRule.get(rule) : null;
      if (held == null) {
        HeldEvents.skip(in, events);
      } else {
        size += held.load(in, events);
      }
    }
  }

  /** How many were judged before their time because the bound was reached. */
  long hurried() {
    return hurried;
  }
}

package org.tharsis.engine.incident;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import org.tharsis.model.EventId;

/**
 * The ids of the events behind an incident: all of them up to a bound; beyond it the first, the
 * last, and of those between the ones with the smallest hashes. That is a fair sample, the same in
 * every run and in every order of coming.
 */
final class Evidence {
  /** As many are kept. */
  static final int MAX = 1000;

  private static final int ENDS = MAX / 4;
  private static final int BETWEEN = MAX - 2 * ENDS;

  /** Findings name events of the same few minutes again and again. */
  private static final int REMEMBERED = MAX;

  private static final Comparator<EventId> BY_HASH =
      Comparator.comparingLong(Evidence::hash).thenComparing(Comparator.naturalOrder());

  private final TreeSet<EventId> first = new TreeSet<>();
  private final TreeSet<EventId> last = new TreeSet<>();
  private final TreeSet<EventId> between = new TreeSet<>(BY_HASH);
  private final Set<EventId> kept = new HashSet<>();
  private final SequencedSet<EventId> dropped = new LinkedHashSet<>();

  /**
   * Takes an id in.
   *
   * @return whether it is new: those that are not kept are known again while they are named often
   */
  boolean add(EventId id) {
    if (kept.contains(id)) {
      return false;
    }
    if (dropped.remove(id)) {
      dropped.addLast(id);
      return false;
    }
    kept.add(id);
    addFirst(id);
    return true;
  }

  private void addFirst(EventId id) {
    first.add(id);
    if (first.size() > ENDS) {
      addLast(first.removeLast());
    }
  }

  private void addLast(EventId id) {
    last.add(id);
    if (last.size() > ENDS) {
      addBetween(last.removeFirst());
    }
  }

  private void addBetween(EventId id) {
    between.add(id);
    if (between.size() > BETWEEN) {
      EventId out = between.removeLast();
      kept.remove(out);
      dropped.addLast(out);
      if (dropped.size() > REMEMBERED) {
        dropped.removeFirst();
      }
    }
  }

  /** Whether ids must have been left out, or will be with the next. */
  boolean full() {
    return kept.size() >= MAX;
  }

  List<EventId> sorted() {
    return List.copyOf(new TreeSet<>(kept));
  }

  /** Spreads neighbouring offsets: the finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
  private static long hash(EventId id) {
    long mixed = id.offset() * 0x9e3779b97f4a7c15L + id.stream().hashCode();
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}

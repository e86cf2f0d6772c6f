package org.tharsis.rules;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.DatedSet;
import org.tharsis.model.Event;
import org.tharsis.model.EventId;
import org.tharsis.model.IpAddress;
import org.tharsis.rules.language.AddressTest;

/**
 * What the rules hold addresses against: the site's lists, and the networks that stand in the
 * rules, read once. Public because the rules' own conditions ask it; one thread uses it.
 *
 * <p>Lists change at an event boundary: an event that was received before a change and judged after
 * it, because it waited for others, is held against the lists of before. Whichever they are, a list
 * is asked for what was on it on the event's day.
 */
public final class Addresses {
  /** So many versions are kept for events that wait; before that the oldest will do. */
  private static final int MAX_VERSIONS = 4;

  /** What held for the events behind this one; null from the beginning. */
  private record Version(@Nullable EventId after, Map<String, DatedSet> sets) {
    boolean holdsFor(EventId id) {
      return after == null || id.compareTo(after) > 0;
    }
  }

  private final Map<String, AddressTest> tests = new LinkedHashMap<>();
  private final Deque<Version> versions = new ArrayDeque<>();
  private Map<String, DatedSet> sets = Map.of();
  private long time;

  Addresses(Collection<AddressTest> tests, Map<String, DatedSet> lists) {
    tests.forEach(test -> this.tests.merge(test.name(), test, (a, b) -> a.optional() ? b : a));
    use(lists, null);
  }

  /** Whether the address is there; an event that has none is nowhere. Rules' conditions call it. */
  public boolean hold(String name, @Nullable IpAddress address) {
    DatedSet set = sets.get(name);
    return set != null && address != null && set.at(time).contains(address);
  }

  /**
   * Whether the address is not there; of a list that the site does not have nobody knows, so that
   * neither this nor {@link #hold} is true. Rules' conditions call it.
   */
  public boolean miss(String name, @Nullable IpAddress address) {
    DatedSet set = sets.get(name);
    return set != null && (address == null || !set.at(time).contains(address));
  }

  /** The event that is judged next. */
  void judging(Event event) {
    time = event.time();
    if (versions.size() > 1) {
      sets = setsFor(event.id());
    }
  }

  private Map<String, DatedSet> setsFor(EventId id) {
    Iterator<Version> latestFirst = versions.descendingIterator();
    Version version = latestFirst.next();
    while (!version.holdsFor(id) && latestFirst.hasNext()) {
      version = latestFirst.next();
    }
    return version.sets();
  }

  /**
   * The lists are these now. One that a rule of the site's needs and that is gone stays as it was.
   *
   * @param after the last event of before; null if there was none
   * @return the names of those that are gone
   */
  List<String> use(Map<String, DatedSet> lists, @Nullable EventId after) {
    Map<String, DatedSet> before = versions.isEmpty() ? Map.of() : versions.getLast().sets();
    Map<String, DatedSet> now = new HashMap<>();
    TreeSet<String> gone = new TreeSet<>();
    for (AddressTest test : tests.values()) {
      DatedSet set = test.fixed() == null ? lists.get(test.list()) : DatedSet.always(test.fixed());
      if (set == null && test.list() != null && !test.optional()) {
        gone.add(test.list());
        set = before.get(test.name());
      }
      if (set != null) {
        now.put(test.name(), set);
      }
    }
    add(new Version(after, now));
    return List.copyOf(gone);
  }

  private void add(Version version) {
    if (version.after() == null) {
      versions.clear();
    } else if (versions.size() == MAX_VERSIONS) {
      versions.removeFirst();
    }
    versions.addLast(version);
    sets = version.sets();
  }
}

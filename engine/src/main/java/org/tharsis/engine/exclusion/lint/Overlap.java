package org.tharsis.engine.exclusion.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Criterion;
import org.tharsis.model.Criterion.During;
import org.tharsis.model.Criterion.End;
import org.tharsis.model.Criterion.Names;
import org.tharsis.model.Criterion.Ports;
import org.tharsis.model.Criterion.Term;
import org.tharsis.model.Criterion.Within;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Line;
import org.tharsis.model.NameSet;
import org.tharsis.model.Origin;

/**
 * Looks for an event that two exclusions cover, and so is sure of what it finds. It finds none
 * where they meet only in events that name two users.
 */
final class Overlap {
  private static final long MINUTE = 60_000;
  private static final int MINUTES_A_WEEK = 7 * 24 * 60;

  private final List<Criterion> criteria;
  private final EventDraft draft = new EventDraft();

  private Overlap(Exclusion one, Exclusion other) {
    this.criteria = Stream.concat(one.criteria().stream(), other.criteria().stream()).toList();
  }

  /**
   * One that both cover, within a week.
   *
   * @param now milliseconds since the epoch
   * @return null if none is found
   */
  static @Nullable Event of(Exclusion one, Exclusion other, long now) {
    Event found = new Overlap(one, other).event(now);
    return found != null && one.covers(found) && other.covers(found) ? found : null;
  }

  private @Nullable Event event(long now) {
    Long time = time(now);
    if (time == null || !putPort() || !putNames() || !putAddresses(time)) {
      return null;
    }
    Origin nowhere = new Origin("lint", null);
    return draft
        .timestamp(time)
        .event(new Line(new EventId("lint", 0), new byte[0], false, nowhere, time, false));
  }

  private <C extends Criterion> List<C> all(Class<C> kind) {
    return criteria.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private @Nullable Long time(long now) {
    List<During> hours = all(During.class);
    for (int minute = 0; minute < MINUTES_A_WEEK; minute++) {
      long time = now + minute * MINUTE;
      if (hours.stream().allMatch(each -> each.hours().contains(time, each.zone()))) {
        return time;
      }
    }
    return null;
  }

  private boolean putPort() {
    List<Ports> ports = all(Ports.class);
    if (ports.isEmpty()) {
      return true;
    }
    Set<Long> common = new HashSet<>(ports.getFirst().ports());
    ports.forEach(each -> common.retainAll(each.ports()));
    common.stream().min(Long::compare).ifPresent(p -> draft.put(Field.DESTINATION_PORT, p));
    return !common.isEmpty();
  }

  private boolean putNames() {
    for (Term term : Term.values()) {
      List<NameSet> sets =
          all(Names.class).stream().filter(each -> each.term() == term).map(Names::names).toList();
      if (!sets.isEmpty()) {
        String name = common(sets);
        if (name == null) {
          return false;
        }
        draft.put(term.fields().getFirst(), name);
      }
    }
    return true;
  }

  /** The deepest of those that end alike is in all of them, if any is. */
  private static @Nullable String common(List<NameSet> sets) {
    for (NameSet set : sets) {
      for (String written : set.written()) {
        String name = written.startsWith("*.") ? "x" + written.substring(1) : written;
        if (sets.stream().allMatch(each -> each.contains(name))) {
          return name;
        }
      }
    }
    return null;
  }

  /** What may lie at either end lies at one of them: each choice is tried. */
  private boolean putAddresses(long time) {
    List<AddressSet> sources = at(End.SOURCE, time);
    List<AddressSet> destinations = at(End.DESTINATION, time);
    List<AddressSet> either = at(End.ADDRESS, time);
    for (int choice = 0; choice < 1 << either.size(); choice++) {
      List<AddressSet> source = new ArrayList<>(sources);
      List<AddressSet> destination = new ArrayList<>(destinations);
      for (int i = 0; i < either.size(); i++) {
        ((choice >> i & 1) == 0 ? source : destination).add(either.get(i));
      }
      if (put(Field.SOURCE_IP, source) && put(Field.DESTINATION_IP, destination)) {
        return true;
      }
    }
    return false;
  }

  private List<AddressSet> at(End end, long time) {
    return all(Within.class).stream()
        .filter(each -> each.end() == end)
        .map(each -> Addresses.of(each, time))
        .toList();
  }

  private boolean put(Field field, List<AddressSet> sets) {
    draft.put(field, null);
    AddressSet common = null;
    for (AddressSet each : sets) {
      if (common == null) {
        common = each;
      } else if (!common.equals(each)) { // often one large list
        common = common.and(each);
      }
    }
    if (common == null) {
      return true;
    }
    IpAddress first = Addresses.first(common);
    draft.put(field, first);
    return first != null;
  }
}

package org.tharsis.engine.exclusion.preview;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Area;
import org.tharsis.model.Cidr;
import org.tharsis.model.Criterion;
import org.tharsis.model.Criterion.End;
import org.tharsis.model.Criterion.Names;
import org.tharsis.model.Criterion.Ports;
import org.tharsis.model.Criterion.Term;
import org.tharsis.model.Criterion.Within;
import org.tharsis.model.Event;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.NameSet;

/**
 * What some events have in common, as criteria that hold for each of them. What differs too much is
 * left out, and so is what a device can write so that it would mean more than itself.
 */
final class Traits {
  private static final int MOST_PORTS = 16;
  private static final int MOST_NAMES = 8;
  private static final int LONGEST_NAME = 64;
  private static final int MOST_BLOCKS = 32;

  private static final List<Term> TERMS = List.of(Term.PROTOCOL, Term.CODE, Term.DEVICE);

  private final Collection<Event> events;
  private final List<Criterion> within;
  private final int blocks;

  private Traits(Collection<Event> events, List<Criterion> within, int blocks) {
    this.events = events;
    this.within = within;
    this.blocks = blocks;
  }

  /**
   * The criteria.
   *
   * @param within criteria that hold for all of them already, and hold on
   * @param blocks so many blocks of addresses for each end and family
   */
  static List<Criterion> of(Collection<Event> events, List<Criterion> within, int blocks) {
    return new Traits(events, within, blocks).criteria();
  }

  private List<Criterion> criteria() {
    List<Criterion> criteria = new ArrayList<>();
    for (End end : End.values()) {
      Within before = before(end);
      add(criteria, end == End.ADDRESS ? before : addresses(end, before));
    }
    add(criteria, ports());
    for (Term term : Term.values()) {
      add(criteria, names(term));
    }
    within.stream().filter(Criterion.During.class::isInstance).forEach(criteria::add);
    return criteria;
  }

  private static void add(List<Criterion> criteria, @Nullable Criterion one) {
    if (one != null) {
      criteria.add(one);
    }
  }

  private @Nullable Within before(End end) {
    return of(Within.class).filter(each -> each.end() == end).findFirst().orElse(null);
  }

  private <T extends Criterion> Stream<T> of(Class<T> kind) {
    return within.stream().filter(kind::isInstance).map(kind::cast);
  }

  private @Nullable Within addresses(End end, @Nullable Within before) {
    Field field = end == End.SOURCE ? Field.SOURCE_IP : Field.DESTINATION_IP;
    SortedSet<IpAddress> addresses = new TreeSet<>();
    for (Event each : events) {
      IpAddress address = each.ip(field);
      if (address == null) {
        return before;
      }
      addresses.add(address);
    }
    List<Cidr> around = Blocks.around(addresses, blocks);
    if (before != null) {
      return inside(before, AddressSet.of(around), addresses);
    }
    return Blocks.sayNothing(around) ? null : new Within(end, areas(around));
  }

  /** The blocks as far as they lie within what was asked before, if that can be written. */
  private static Within inside(Within before, AddressSet around, Set<IpAddress> addresses) {
    AddressSet.Builder all = new AddressSet.Builder();
    before.areas().forEach(area -> all.add(area.addresses().now()));
    AddressSet both = around.and(all.build());
    List<Cidr> blocks = new ArrayList<>();
    both.forEachBlock(blocks::add);
    boolean fits = blocks.size() <= MOST_BLOCKS && addresses.stream().allMatch(both::contains);
    return fits ? new Within(before.end(), areas(blocks)) : before;
  }

  private static List<Area> areas(List<Cidr> blocks) {
    return blocks.stream()
        .map(each -> new Area(Blocks.written(each), AddressSet.of(List.of(each))))
        .toList();
  }

  private @Nullable Ports ports() {
    Ports before = of(Ports.class).findFirst().orElse(null);
    Set<Long> ports = new TreeSet<>();
    for (Event each : events) {
      Long port = each.number(Field.DESTINATION_PORT);
      if (port == null) {
        return before;
      }
      ports.add(port);
    }
    return ports.size() > MOST_PORTS ? before : new Ports(ports);
  }

  private @Nullable Names names(Term term) {
    Names before = of(Names.class).filter(each -> each.term() == term).findFirst().orElse(null);
    if (!TERMS.contains(term)) {
      return before;
    }
    Set<String> names = new TreeSet<>();
    for (Event each : events) {
      String name = each.text(term.fields().getFirst());
      if (name == null || !isName(name)) {
        return before;
      }
      names.add(name);
    }
    return names.size() > MOST_NAMES ? before : new Names(term, NameSet.of(names));
  }

  /** Whether it means itself where exclusions are written. */
  private static boolean isName(String name) {
    return !name.isBlank()
        && name.equals(name.strip())
        && name.length() <= LONGEST_NAME
        && !name.startsWith("*.")
        && !name.startsWith("list ");
  }
}

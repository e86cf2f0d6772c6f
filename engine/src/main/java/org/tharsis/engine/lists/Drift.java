package org.tharsis.engine.lists;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tharsis.config.AddressList;
import org.tharsis.config.Site;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Area;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusion.State;

/**
 * What has changed on a list since a day.
 *
 * @param list the list's name
 * @param since from what it was then
 * @param came what is on it now and was not
 * @param gone what was on it and is not now
 * @param moved what came from another list of the site, or is on another one now
 * @param leaning of the exclusions that hide something or count what they would, those that name
 *     the list or cover what is gone from it
 */
public record Drift(
    String list,
    LocalDate since,
    AddressSet came,
    AddressSet gone,
    List<Moved> moved,
    List<Exclusion> leaning) {
  private static final Set<State> IN_USE = EnumSet.of(State.ACTIVE, State.SHADOW);

  /**
   * Addresses that changed hands.
   *
   * @param addresses those
   * @param from the list they were on
   * @param to the list they are on now
   */
  public record Moved(AddressSet addresses, String from, String to) {}

  public Drift {
    moved = List.copyOf(moved);
    leaning = List.copyOf(leaning);
  }

  /**
   * What has changed on one of a site's lists.
   *
   * @param today UTC: what has ended leans on nothing
   */
  public static Drift of(Site site, AddressList list, LocalDate since, LocalDate today) {
    long then = since.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    AddressSet before = list.dated().at(then);
    AddressSet came = list.addresses().minus(before);
    AddressSet gone = before.minus(list.addresses());
    List<Moved> moved = new ArrayList<>();
    for (AddressList other : site.lists().values()) {
      if (!other.name().equals(list.name())) {
        add(gone.and(other.addresses()), list.name(), other.name(), moved);
        add(came.and(other.dated().at(then)), other.name(), list.name(), moved);
      }
    }
    return new Drift(
        list.name(), since, came, gone, moved, leaning(site, list.name(), gone, today));
  }

  private static void add(AddressSet addresses, String from, String to, List<Moved> moved) {
    if (!addresses.isEmpty()) {
      moved.add(new Moved(addresses, from, to));
    }
  }

  private static List<Exclusion> leaning(Site site, String list, AddressSet gone, LocalDate today) {
    return inUse(site, today)
        .filter(each -> each.areas().stream().anyMatch(area -> leans(area, list, gone)))
        .toList();
  }

  private static Stream<Exclusion> inUse(Site site, LocalDate today) {
    return site.exclusions().all().stream().filter(each -> IN_USE.contains(each.stateOn(today)));
  }

  private static boolean leans(Area area, String list, AddressSet gone) {
    return area.name().equals(list) || !area.addresses().now().and(gone).isEmpty();
  }

  /**
   * The exclusions that name a list, and are active or in shadow.
   *
   * @param today UTC
   */
  public static List<Exclusion> leaningOn(Site site, String list, LocalDate today) {
    return site.allLists().values().containsKey(list)
        ? inUse(site, today).filter(each -> site.valueListsOf(each).contains(list)).toList()
        : leaning(site, list, AddressSet.EMPTY, today);
  }
}

package org.tharsis.engine.lists;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.tharsis.config.AddressList;
import org.tharsis.config.Site;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Area;
import org.tharsis.model.Exclusion;

/**
 * What has changed on a list since a day.
 *
 * @param list the list's name
 * @param since from what it was then
 * @param came what is on it now and was not
 * @param gone what was on it and is not now
 * @param moved what came from another list of the site, or is on another one now
 * @param leaning the exclusions that name the list, or hide what is gone from it
 */
public record Drift(
    String list,
    LocalDate since,
    AddressSet came,
    AddressSet gone,
    List<Moved> moved,
    List<Exclusion> leaning) {

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

  /** What has changed on one of a site's lists. */
  public static Drift of(Site site, AddressList list, LocalDate since) {
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
    return new Drift(list.name(), since, came, gone, moved, leaning(site, list.name(), gone));
  }

  private static void add(AddressSet addresses, String from, String to, List<Moved> moved) {
    if (!addresses.isEmpty()) {
      moved.add(new Moved(addresses, from, to));
    }
  }

  private static List<Exclusion> leaning(Site site, String list, AddressSet gone) {
    return site.exclusions().all().stream()
        .filter(each -> each.areas().stream().anyMatch(area -> leans(area, list, gone)))
        .toList();
  }

  private static boolean leans(Area area, String list, AddressSet gone) {
    return area.name().equals(list) || !area.addresses().now().and(gone).isEmpty();
  }

  /** The exclusions that name a list. */
  public static List<Exclusion> leaningOn(Site site, String list) {
    return leaning(site, list, AddressSet.EMPTY);
  }
}

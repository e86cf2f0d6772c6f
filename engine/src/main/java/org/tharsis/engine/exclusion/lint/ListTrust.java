package org.tharsis.engine.exclusion.lint;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.tharsis.config.AddressList;
import org.tharsis.config.ListHeader;
import org.tharsis.config.Site;
import org.tharsis.config.ValueList;
import org.tharsis.engine.exclusion.lint.Complaint.Kind;
import org.tharsis.engine.lists.Drift;
import org.tharsis.model.Area;
import org.tharsis.model.Exclusion;

/** Whether the lists that exclusions lean on are still what their owners think. */
final class ListTrust {
  /** So far back a change of hands is said. */
  private static final int LATELY_DAYS = 30;

  private final Site site;
  private final LocalDate today;
  private final Map<String, List<Drift.Moved>> moved = new HashMap<>();

  ListTrust(Site site, LocalDate today) {
    this.site = site;
    this.today = today;
  }

  void complaints(Exclusion exclusion, Consumer<Complaint> taker) {
    Set<String> names = new LinkedHashSet<>();
    exclusion.areas().stream().map(Area::name).forEach(names::add);
    for (String name : names) {
      AddressList list = site.lists().get(name);
      if (list != null) {
        age(exclusion, name, list.header(), taker);
        for (Drift.Moved each : moved.computeIfAbsent(name, key -> moved(list))) {
          taker.accept(new Complaint(exclusion.id(), Kind.DRIFTED_LIST, words(name, each)));
        }
      }
    }
    for (String name : new TreeSet<>(site.valueListsOf(exclusion))) {
      ValueList list = site.allLists().values().get(name);
      if (list != null) {
        age(exclusion, name, list.header(), taker);
      }
    }
  }

  private void age(Exclusion exclusion, String list, ListHeader header, Consumer<Complaint> taker) {
    if (header.staleOn(today)) {
      taker.accept(
          new Complaint(
              exclusion.id(),
              Kind.STALE_LIST,
              "leans on the list %s, which was taken on %s and is past its time"
                  .formatted(list, header.taken())));
    }
  }

  private List<Drift.Moved> moved(AddressList list) {
    return list.dated().versions() == 1
        ? List.of()
        : Drift.of(site, list, today.minusDays(LATELY_DAYS), today).moved();
  }

  private static String words(String list, Drift.Moved moved) {
    return "leans on the list %s: within %d days addresses went from %s to %s; ./tharsis lists drift %s"
        .formatted(list, LATELY_DAYS, moved.from(), moved.to(), list);
  }
}

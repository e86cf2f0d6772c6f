package org.tharsis.index;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Area;
import org.tharsis.model.Criterion;
import org.tharsis.model.Criterion.End;
import org.tharsis.model.Criterion.Term;
import org.tharsis.model.DatedSet;
import org.tharsis.model.Exclusion;
import org.tharsis.model.IpAddress;
import org.tharsis.model.NameSet;
import org.tharsis.model.Terms;
import org.tharsis.model.WeekHours;

/** Exclusions of {@link RandomEvents}, the same for the same seed: none covers nearly all. */
final class RandomExclusions {
  private static final List<String> NAMES =
      List.of("A", "administrator", "TCP", "müller", "ärger", "x y", "302013", "*.example", "😀");
  private static final List<String> HOURS =
      List.of("sat", "sun 00:00-08:30", "13:07-13:59", "fri-sat 22:00-06:00", "mon-fri");
  private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "Asia/Kathmandu");

  private final Random random;

  RandomExclusions(long seed) {
    System.err.println("seed " + seed);
    random = new Random(seed);
  }

  /** One of all events up to a day's end. */
  static Exclusion ends(LocalDate day) {
    return of(List.of(), day);
  }

  /** One of these criteria. */
  static Exclusion of(List<Criterion> criteria) {
    return of(criteria, LocalDate.of(2999, 1, 1));
  }

  private static Exclusion of(List<Criterion> criteria, LocalDate ends) {
    return new Exclusion(
        "x",
        Exclusion.State.ACTIVE,
        Exclusion.Action.STORE,
        criteria,
        Set.of(),
        new Terms("anna", "a test", null, null, ends));
  }

  Exclusion next() {
    List<Criterion> criteria = new ArrayList<>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      criteria.add(criterion());
    }
    boolean soon = random.nextInt(5) == 0;
    return of(criteria, soon ? LocalDate.of(2026, 11, 21) : LocalDate.of(2027, 1, 1));
  }

  private Criterion criterion() {
    return switch (random.nextInt(5)) {
      case 0, 1 -> new Criterion.Within(any(List.of(End.values())), areas());
      case 2 -> new Criterion.Ports(ports());
      case 3 -> new Criterion.Names(any(List.of(Term.values())), NameSet.of(some(NAMES)));
      default -> new Criterion.During(WeekHours.of(some(HOURS)), ZoneId.of(any(ZONES)));
    };
  }

  private Set<Long> ports() {
    Set<Long> ports = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      ports.add((long) random.nextInt(500));
    }
    return ports;
  }

  private List<Area> areas() {
    List<Area> areas = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      areas.add(new Area("a" + i, random.nextBoolean() ? DatedSet.always(addresses()) : dated()));
    }
    return areas;
  }

  private DatedSet dated() {
    TreeMap<Long, Supplier<AddressSet>> earlier = new TreeMap<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      AddressSet then = addresses();
      earlier.put(moment() - 43_200_000, () -> then);
    }
    return DatedSet.of(earlier, moment(), addresses());
  }

  private long moment() {
    return RandomEvents.NOON + random.nextInt(86_400_000);
  }

  /** Few ranges or many, and now and then none. */
  private AddressSet addresses() {
    AddressSet.Builder addresses = new AddressSet.Builder();
    int ranges = random.nextInt(8) == 0 ? 0 : random.nextInt(60);
    for (int i = 0; i < ranges; i++) {
      int first = random.nextInt(250);
      addresses.add(
          IpAddress.v4(0xc0000200 | first), IpAddress.v4(0xc0000200 | (first + random.nextInt(5))));
      long low = random.nextLong() << 8;
      addresses.add(
          IpAddress.of(0x20010db800000000L, low),
          IpAddress.of(0x20010db800000000L, low | (1L << 40) - 1 | 1L << 56));
    }
    return addresses.build();
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private List<String> some(List<String> all) {
    List<String> some = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      some.add(any(all));
    }
    return some;
  }
}

package org.tharsis.engine.exclusion.lint;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Area;
import org.tharsis.model.Cidr;
import org.tharsis.model.Criterion;
import org.tharsis.model.Criterion.End;
import org.tharsis.model.Criterion.Term;
import org.tharsis.model.Event;
import org.tharsis.model.EventDraft;
import org.tharsis.model.EventId;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Exclusion.Action;
import org.tharsis.model.Exclusion.State;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Line;
import org.tharsis.model.NameSet;
import org.tharsis.model.Origin;
import org.tharsis.model.Terms;
import org.tharsis.model.WeekHours;

/** Exclusions and events of a world so small that they meet often. */
final class RandomExclusions {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  static final long NOW = TODAY.toEpochDay() * 86_400_000L + 36_000_000;
  static final long MINUTE = 60_000;
  private static final List<String> BLOCKS =
      List.of("10.0.0.0/30", "10.0.0.0/31", "10.0.0.2", "10.0.0.4/31", "2001:db8::/127");
  private static final List<String> NAMES =
      List.of("a", "b.example", "*.example", "*.b.example", "c.b.example", "x.example");
  private static final List<String> HOURS =
      List.of("mon-fri", "sat 10:00-12:00", "22:00-06:00", "sun-mon 00:00-12:00", "11:00-12:00");
  private static final ZoneId ZONE = ZoneId.of("UTC");

  private final Random random;
  private int count;

  RandomExclusions(long seed) {
    random = new Random(seed);
  }

  private <T> List<T> some(List<T> all) {
    List<T> chosen = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      chosen.add(one(all));
    }
    return chosen;
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private boolean rarely() {
    return random.nextInt(4) == 0;
  }

  Exclusion exclusion() {
    List<Criterion> criteria = new ArrayList<>();
    for (End end : End.values()) {
      if (rarely()) {
        List<Area> areas =
            some(BLOCKS).stream()
                .map(each -> new Area(each, AddressSet.of(List.of(Cidr.parse(each)))))
                .toList();
        criteria.add(new Criterion.Within(end, areas));
      }
    }
    if (rarely()) {
      criteria.add(new Criterion.Ports(new HashSet<>(some(List.of(1L, 2L, 3L)))));
    }
    for (Term term : Term.values()) {
      if (rarely()) {
        criteria.add(new Criterion.Names(term, NameSet.of(some(NAMES))));
      }
    }
    if (rarely()) {
      criteria.add(new Criterion.During(WeekHours.of(some(HOURS)), ZONE));
    }
    Set<String> rules = rarely() ? new HashSet<>(some(List.of("r1", "r2"))) : Set.of();
    LocalDate ends = TODAY.plusDays(random.nextInt(6));
    return new Exclusion(
        "e" + count++,
        one(List.of(State.values())),
        one(List.of(Action.values())),
        criteria,
        rules,
        new Terms("anna", "why", null, null, ends));
  }

  /** One of the week from now on, whose users are one. */
  Event event() {
    EventDraft draft = new EventDraft();
    Supplier<IpAddress> address =
        () ->
            random.nextInt(8) == 0
                ? IpAddress.of(0x20010db8_00000000L, random.nextInt(2))
                : IpAddress.v4(0x0a000000 + random.nextInt(6));
    maybe(draft, Field.SOURCE_IP, address);
    maybe(draft, Field.DESTINATION_IP, address);
    maybe(draft, Field.DESTINATION_PORT, () -> (long) random.nextInt(5));
    for (Term term : Term.values()) {
      maybe(draft, one(term.fields()), () -> one(NAMES).replace("*", one(List.of("x", "c", "Y"))));
    }
    long time = NOW + random.nextInt(7 * 24 * 60) * MINUTE;
    Line line =
        new Line(new EventId("x", 0), new byte[0], false, new Origin("x", null), time, false);
    return draft.timestamp(time).event(line);
  }

  private void maybe(EventDraft draft, Field field, Supplier<?> value) {
    if (random.nextInt(6) > 0) {
      draft.put(field, value.get());
    }
  }
}

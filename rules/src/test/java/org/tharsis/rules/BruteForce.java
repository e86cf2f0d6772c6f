package org.tharsis.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Event;
import org.tharsis.model.Field;

/**
 * Counting phrases over the list of all events, as their documentation says and no faster: each
 * looks through the events of its key, from the latest on, as far back as its span reaches. Those
 * that count the events they are asked about are asked in the events' order.
 */
final class BruteForce {
  static final long SECOND = 1000;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;

  private BruteForce() {}

  /** The events of each key, in order. */
  private static final class ByKey {
    private final Field[] fields;
    private final Map<List<@Nullable Object>, List<Event>> events = new HashMap<>();

    ByKey(Field... fields) {
      this.fields = fields;
    }

    static @Nullable List<@Nullable Object> key(Event event, Field... fields) {
      List<@Nullable Object> key = new ArrayList<>();
      for (Field field : fields) {
        key.add(event.get(field));
      }
      return key.contains(null) ? null : key;
    }

    /** Those of its key, itself the last; null if it has none. */
    @Nullable List<Event> add(Event event) {
      List<@Nullable Object> key = key(event, fields);
      if (key == null) {
        return null;
      }
      List<Event> all = events.computeIfAbsent(key, any -> new ArrayList<>());
      all.add(event);
      return all;
    }
  }

  /** {@code count().per( … ).within( … ) >= least}. */
  static Predicate<Event> count(int least, long span, Field... per) {
    ByKey own = new ByKey(per);
    return event -> {
      List<Event> all = own.add(event);
      return all != null
          && all.size() >= least
          && all.get(all.size() - least).time() >= event.time() - span;
    };
  }

  /** {@code distinct( field ).per( … ).within( … )}: whether there are so many. */
  static Predicate<Event> distinct(Field field, int least, long span, Field... per) {
    ByKey own = new ByKey(per);
    return event -> event.get(field) != null && values(own.add(event), field, least, span) >= least;
  }

  /** The same with {@code < most}. */
  static Predicate<Event> fewer(Field field, int most, long span, Field... per) {
    ByKey own = new ByKey(per);
    return event -> {
      List<Event> all = event.get(field) == null ? null : own.add(event);
      return all != null && values(all, field, most, span) < most;
    };
  }

  private static int values(@Nullable List<Event> all, Field field, int enough, long span) {
    if (all == null) {
      return 0;
    }
    Set<@Nullable Object> values = new HashSet<>();
    long from = all.getLast().time() - span;
    for (int i = all.size() - 1; i >= 0 && all.get(i).time() >= from; i--) {
      values.add(all.get(i).get(field));
      if (values.size() >= enough) {
        break;
      }
    }
    return values.size();
  }

  /** {@code sum( field )}, by sixtieths of the span. */
  static Predicate<Event> sum(Field field, long least, long span, Field... per) {
    ByKey own = new ByKey(per);
    long slice = span / 60;
    return event -> {
      List<Event> all = event.get(field) == null ? null : own.add(event);
      long sum = 0;
      for (int i = all == null ? -1 : all.size() - 1; i >= 0; i--) {
        Event each = Objects.requireNonNull(all).get(i);
        if (each.time() / slice <= event.time() / slice - 60) {
          break;
        }
        sum += Objects.requireNonNull(each.number(field));
      }
      return sum >= least;
    };
  }

  /** {@code regular()}: as many intervals, all within so many percent of their mean. */
  static Predicate<Event> regular(int least, int percent, long span, Field... per) {
    ByKey own = new ByKey(per);
    return event -> {
      List<Event> all = own.add(event);
      if (all == null || all.size() <= least) {
        return false;
      }
      List<Event> last = all.subList(all.size() - least - 1, all.size());
      if (last.getFirst().time() < event.time() - span) {
        return false;
      }
      for (int intervals = 1; intervals <= least; intervals++) {
        if (!even(last.subList(least - intervals, least + 1), percent)) {
          return false;
        }
      }
      return true;
    };
  }

  private static boolean even(List<Event> events, int percent) {
    long sum = events.getLast().time() - events.getFirst().time();
    int count = events.size() - 1;
    for (int i = 0; i < count; i++) {
      long interval = events.get(i + 1).time() - events.get(i).time();
      if (interval < SECOND || Math.abs(interval * count - sum) * 100 > sum * percent) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@code count( filter ).per( … ).matching( … )}: how many strictly before an event, or with
   * {@code around} on both sides of it.
   */
  static final class Others {
    private final List<Event> all;
    private final Map<List<@Nullable Object>, List<Integer>> places = new HashMap<>();
    private final long span;
    private final boolean around;
    private final Field[] matching;

    Others(
        List<Event> all,
        Predicate<Event> filter,
        Field[] per,
        Field[] matching,
        long span,
        boolean around) {
      this.all = all;
      this.span = span;
      this.around = around;
      this.matching = matching;
      for (int i = 0; i < all.size(); i++) {
        List<@Nullable Object> key = filter.test(all.get(i)) ? ByKey.key(all.get(i), per) : null;
        if (key != null) {
          places.computeIfAbsent(key, any -> new ArrayList<>()).add(i);
        }
      }
    }

    /** How many for the event at that place; -1 if it lacks what it asks by. */
    int count(int at) {
      Event event = all.get(at);
      List<@Nullable Object> key = ByKey.key(event, matching);
      if (key == null) {
        return -1;
      }
      List<Integer> mine = places.getOrDefault(key, List.of());
      int first = Collections.binarySearch(mine, at);
      int before = first < 0 ? -first - 2 : first - 1;
      int count = 0;
      for (int i = before; i >= 0 && all.get(mine.get(i)).time() >= event.time() - span; i--) {
        count++;
      }
      for (int i = first < 0 ? before + 1 : before + 2;
          around && i < mine.size() && all.get(mine.get(i)).time() <= event.time() + span;
          i++) {
        count++;
      }
      return count;
    }
  }
}

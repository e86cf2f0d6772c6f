package org.tharsis.index;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Area;
import org.tharsis.model.Criterion;
import org.tharsis.model.Criterion.Within;
import org.tharsis.model.Exclusion;
import org.tharsis.model.Field;

/** Asks columns what an exclusion asks an event: what it covers is what this finds. */
final class CriteriaQuery {
  private static final long MILLIS_A_DAY = 86_400_000;

  private final TimeRange range;

  private CriteriaQuery(TimeRange range) {
    this.range = range;
  }

  /**
   * The events that an exclusion covers, whatever rule looks at them.
   *
   * @param range that of the events: of lists, what held outside it is not read
   */
  static Query of(Exclusion exclusion, TimeRange range) {
    CriteriaQuery criteria = new CriteriaQuery(range);
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    long end = (exclusion.terms().ends().toEpochDay() + 1) * MILLIS_A_DAY;
    if (end < range.to()) {
      all.add(time(new TimeRange(Long.MIN_VALUE, end)), Occur.FILTER);
    }
    exclusion.criteria().forEach(each -> all.add(criteria.query(each), Occur.FILTER));
    return all.build();
  }

  private Query query(Criterion criterion) {
    return switch (criterion) {
      case Within within -> within(within);
      case Criterion.Ports ports ->
          NumericDocValuesField.newSlowSetQuery(
              Field.DESTINATION_PORT.ecsName(),
              ports.ports().stream().mapToLong(Long::longValue).toArray());
      case Criterion.Names names -> names(names);
      case Criterion.During during -> new HoursQuery(during.hours(), during.zone());
    };
  }

  private Query within(Within within) {
    return switch (within.end()) {
      case SOURCE -> in(Field.SOURCE_IP, within.areas());
      case DESTINATION -> in(Field.DESTINATION_IP, within.areas());
      case ADDRESS ->
          any(in(Field.SOURCE_IP, within.areas()), in(Field.DESTINATION_IP, within.areas()));
    };
  }

  /** Each event by what held on its day. */
  private Query in(Field field, List<Area> areas) {
    SortedSet<Long> changes = new TreeSet<>();
    for (Area area : areas) {
      for (long change : area.addresses().changes(range.from(), range.to())) {
        changes.add(change);
      }
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    long from = range.from();
    for (long change : changes) {
      any.add(then(field, areas, new TimeRange(from, change)), Occur.SHOULD);
      from = change;
    }
    return changes.isEmpty()
        ? AddressQueries.in(field, at(areas, from))
        : any.add(then(field, areas, new TimeRange(from, range.to())), Occur.SHOULD).build();
  }

  private static Query then(Field field, List<Area> areas, TimeRange stretch) {
    return new BooleanQuery.Builder()
        .add(time(stretch), Occur.FILTER)
        .add(AddressQueries.in(field, at(areas, stretch.from())), Occur.FILTER)
        .build();
  }

  private static AddressSet at(List<Area> areas, long time) {
    if (areas.size() == 1) {
      return areas.getFirst().addresses().at(time);
    }
    AddressSet.Builder all = new AddressSet.Builder();
    areas.forEach(area -> all.add(area.addresses().at(time)));
    return all.build();
  }

  private static Query time(TimeRange stretch) {
    long last = stretch.to() == Long.MAX_VALUE ? stretch.to() : stretch.to() - 1;
    return NumericDocValuesField.newSlowRangeQuery(Schema.TIME, stretch.from(), last);
  }

  private static Query names(Criterion.Names names) {
    return any(
        names.term().fields().stream()
            .map(field -> NamesQuery.of(field, names.names()))
            .toArray(Query[]::new));
  }

  private static Query any(Query... queries) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Query each : queries) {
      any.add(each, Occur.SHOULD);
    }
    return any.build();
  }
}

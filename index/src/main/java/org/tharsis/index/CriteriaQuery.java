package org.tharsis.index;

import java.util.List;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
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

  private CriteriaQuery() {}

  /** The events that an exclusion covers, whatever rule looks at them. */
  static Query of(Exclusion exclusion) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    long end = (exclusion.terms().ends().toEpochDay() + 1) * MILLIS_A_DAY;
    all.add(
        NumericDocValuesField.newSlowRangeQuery(Schema.TIME, Long.MIN_VALUE, end - 1),
        Occur.FILTER);
    exclusion.criteria().forEach(each -> all.add(query(each), Occur.FILTER));
    return all.build();
  }

  private static Query query(Criterion criterion) {
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

  private static Query within(Within within) {
    return switch (within.end()) {
      case SOURCE -> in(Field.SOURCE_IP, within.areas());
      case DESTINATION -> in(Field.DESTINATION_IP, within.areas());
      case ADDRESS ->
          any(in(Field.SOURCE_IP, within.areas()), in(Field.DESTINATION_IP, within.areas()));
    };
  }

  /** Each event by what held on its day. What never changed is one question, however many it is. */
  private static Query in(Field field, List<Area> areas) {
    AddressSet.Builder always = new AddressSet.Builder();
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Area area : areas) {
      if (area.addresses().versions() == 1) {
        always.add(area.addresses().now());
      } else {
        any.add(AddressQueries.in(field, area.addresses()), Occur.SHOULD);
      }
    }
    return any.add(AddressQueries.in(field, always.build()), Occur.SHOULD).build();
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

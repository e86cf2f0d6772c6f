package org.tharsis.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.BinaryPoint;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;
import org.tharsis.model.DatedSet;
import org.tharsis.model.Escaped;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Spelling;

/**
 * {@link Field.Type#IP}: addresses, blocks, ranges and lists.
 *
 * @param lists addresses by the name that is asked for as {@code @name}
 */
record AddressQueries(Field field, Map<String, DatedSet> lists) implements FieldQueries {
  private static final String LIST = "@";
  private static final int FEW_RANGES = 16;
  private static final IpAddress FIRST_V4 = IpAddress.v4(0);
  private static final IpAddress LAST_V4 = IpAddress.v4(-1);

  @Override
  public Query equal(String value) throws MistakeException {
    if (value.startsWith(LIST)) {
      return listed(value.substring(LIST.length()));
    }
    Cidr block = block(value);
    return between(field, block.first(), block.last());
  }

  private Query listed(String name) throws MistakeException {
    DatedSet list = lists.get(name);
    if (list == null) {
      throw new MistakeException(
          "there is no list '%s'%s"
              .formatted(Escaped.text(name), Spelling.hint(name, lists.keySet())));
    }
    return in(field, list);
  }

  /** Events whose address is in what a set was on the event's day. */
  static Query in(Field field, DatedSet set) {
    return set.versions() == 1 ? in(field, set.now()) : new DatedSetQuery(field, set);
  }

  /** Events whose address is in a set. */
  static Query in(Field field, AddressSet set) {
    if (set.isEmpty()) {
      return new MatchNoDocsQuery("an empty list");
    }
    return set.ranges() > FEW_RANGES ? many(field, set) : few(field, set);
  }

  private static Query many(Field field, AddressSet set) {
    V4Ranges v4 = new V4Ranges(set);
    List<Query> either = new ArrayList<>();
    if (v4.count() > 0) {
      either.add(new V4SetQuery(field, v4));
    }
    if (v4.count() < set.ranges()) {
      either.add(new V6SetQuery(field, set));
    }
    return any(either);
  }

  /** A few ranges are quicker by points, which leave out all that lies elsewhere. */
  private static Query few(Field field, AddressSet list) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    list.forEachRange((first, last) -> any.add(between(field, first, last), Occur.SHOULD));
    return any.build();
  }

  private static Cidr block(String value) throws MistakeException {
    try {
      return Cidr.parse(value);
    } catch (IllegalArgumentException e) {
      throw new MistakeException(Escaped.text(String.valueOf(e.getMessage())));
    }
  }

  @Override
  public Query range(@Nullable String from, @Nullable String to, boolean withFrom, boolean withTo)
      throws MistakeException {
    IpAddress least = from == null ? IpAddress.of(0, 0) : block(from).first();
    IpAddress most = to == null ? IpAddress.of(-1, -1) : block(to).last();
    Query both = between(field, least, most);
    BooleanQuery.Builder open = new BooleanQuery.Builder().add(both, Occur.FILTER);
    if (from != null && !withFrom) {
      open.add(between(field, least, block(from).last()), Occur.MUST_NOT);
    }
    if (to != null && !withTo) {
      open.add(between(field, block(to).first(), most), Occur.MUST_NOT);
    }
    return open.build();
  }

  /** Events whose address lies between two, both included. */
  static Query between(Field field, IpAddress from, IpAddress to) {
    List<Query> either = new ArrayList<>();
    if (from.compareTo(to) <= 0) {
      if (from.compareTo(LAST_V4) <= 0 && to.compareTo(FIRST_V4) >= 0) {
        IpAddress least = from.compareTo(FIRST_V4) < 0 ? FIRST_V4 : from;
        IpAddress most = to.compareTo(LAST_V4) > 0 ? LAST_V4 : to;
        either.add(v4(field, V4Number.of(least), V4Number.of(most)));
      }
      if (from.compareTo(FIRST_V4) < 0 || to.compareTo(LAST_V4) > 0) {
        either.add(v6(field, from.toBytes(), to.toBytes()));
      }
    }
    return any(either);
  }

  private static Query any(List<Query> queries) {
    if (queries.size() == 1) {
      return queries.getFirst();
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    queries.forEach(query -> any.add(query, Occur.SHOULD));
    return queries.isEmpty() ? new MatchNoDocsQuery("an empty range") : any.build();
  }

  private static Query v4(Field field, int from, int to) {
    String column = field.ecsName();
    Query scan = NumericDocValuesField.newSlowRangeQuery(column, from, to);
    return Schema.hasPoints(field)
        ? new IndexOrDocValuesQuery(IntPoint.newRangeQuery(column, from, to), scan)
        : scan;
  }

  private static Query v6(Field field, byte[] from, byte[] to) {
    String column = Schema.v6(field);
    Query scan =
        SortedDocValuesField.newSlowRangeQuery(
            column, new BytesRef(from), new BytesRef(to), true, true);
    return Schema.hasPoints(field)
        ? new IndexOrDocValuesQuery(BinaryPoint.newRangeQuery(column, from, to), scan)
        : scan;
  }

  /** Whole octets and a star. */
  @Override
  public Query wildcard(String pattern) throws MistakeException {
    Cidr block = octets(pattern);
    if (block == null) {
      throw new MistakeException(
          "'%s' is no address block; write 10.1.0.0/16".formatted(Escaped.text(pattern)));
    }
    return between(field, block.first(), block.last());
  }

  /** The block that {@code 10.1.*} means, or null if it means none. */
  static @Nullable Cidr octets(String pattern) {
    if (!pattern.endsWith(".*")) {
      return null;
    }
    String octets = pattern.substring(0, pattern.length() - 2);
    int dots = (int) octets.chars().filter(c -> c == '.').count();
    if (dots > 2) {
      return null;
    }
    try {
      return Cidr.parse(octets + ".0".repeat(3 - dots) + "/" + 8 * (dots + 1));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Override
  public Query exists() {
    return any(List.of(FieldQueries.exists(field), new FieldExistsQuery(Schema.v6(field))));
  }
}

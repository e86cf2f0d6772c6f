package org.tharsis.index;

import java.util.Map;
import org.apache.lucene.document.BinaryPoint;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.AddressSet;
import org.tharsis.model.Cidr;
import org.tharsis.model.Escaped;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;
import org.tharsis.model.Spelling;

/**
 * {@link Field.Type#IP}: addresses, blocks, ranges and lists.
 *
 * @param lists addresses by the name that is asked for as {@code @name}
 */
record AddressQueries(Field field, Map<String, AddressSet> lists) implements FieldQueries {
  private static final String LIST = "@";
  private static final int FEW_RANGES = 16;

  @Override
  public Query equal(String value) throws MistakeException {
    if (value.startsWith(LIST)) {
      return listed(value.substring(LIST.length()));
    }
    Cidr block = block(value);
    return between(field, block.first(), block.last());
  }

  private Query listed(String name) throws MistakeException {
    AddressSet list = lists.get(name);
    if (list == null) {
      throw new MistakeException(
          "there is no list '%s'%s"
              .formatted(Escaped.text(name), Spelling.hint(name, lists.keySet())));
    }
    return in(field, list);
  }

  /** Events whose address is in a set. */
  static Query in(Field field, AddressSet list) {
    if (list.isEmpty()) {
      return new MatchNoDocsQuery("an empty list");
    }
    return list.ranges() > FEW_RANGES ? new AddressSetQuery(field, list) : few(field, list);
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
    if (from.compareTo(to) > 0) {
      return new MatchNoDocsQuery("an empty range");
    }
    byte[] least = from.toBytes();
    byte[] most = to.toBytes();
    Query scan =
        SortedDocValuesField.newSlowRangeQuery(
            field.ecsName(), new BytesRef(least), new BytesRef(most), true, true);
    return Schema.hasPoints(field)
        ? new IndexOrDocValuesQuery(BinaryPoint.newRangeQuery(field.ecsName(), least, most), scan)
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
    return FieldQueries.exists(field);
  }
}

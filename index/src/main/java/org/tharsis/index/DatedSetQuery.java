package org.tharsis.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.DatedSet;
import org.tharsis.model.Field;

/** Events whose address was on a list on the event's own day. */
final class DatedSetQuery extends Query {
  private final Field field;
  private final DatedSet list;

  DatedSetQuery(Field field, DatedSet list) {
    this.field = field;
    this.list = list;
  }

  /** Versions that held when nothing that is searched happened are not even read. */
  @Override
  public Query rewrite(IndexSearcher searcher) throws IOException {
    long first = DocValuesSkipper.globalMinValue(searcher.getIndexReader(), Schema.TIME);
    long last = DocValuesSkipper.globalMaxValue(searcher.getIndexReader(), Schema.TIME);
    List<Query> versions = new ArrayList<>();
    list.forEachVersion(
        first,
        last,
        (from, to, addresses) ->
            versions.add(
                from <= first && last <= to
                    ? AddressQueries.in(field, addresses)
                    : new BooleanQuery.Builder()
                        .add(AddressQueries.in(field, addresses), Occur.FILTER)
                        .add(NumberQueries.between(Schema.TIME, from, to, true, true), Occur.FILTER)
                        .build()));
    return switch (versions.size()) {
      case 0 -> new MatchNoDocsQuery("no version");
      case 1 -> versions.getFirst();
      default -> any(versions);
    };
  }

  private static Query any(List<Query> queries) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    queries.forEach(each -> any.add(each, Occur.SHOULD));
    return any.build();
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(field.ecsName())) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public String toString(String ignored) {
    return field.ecsName() + " in a list of " + list.versions() + " versions";
  }

  /** The same list: of two that are equal, the earlier versions may differ. */
  @Override
  @SuppressWarnings("ReferenceEquality")
  public boolean equals(@Nullable Object other) {
    return other instanceof DatedSetQuery that && field == that.field && list == that.list;
  }

  @Override
  public int hashCode() {
    return 31 * field.hashCode() + list.hashCode();
  }
}

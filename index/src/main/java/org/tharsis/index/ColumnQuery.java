package org.tharsis.index;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Events by their value in one column, each of which is looked at. */
abstract class ColumnQuery extends Query {
  private final String column;
  private final Object wanted;
  private final String words;

  /**
   * Asks a column.
   *
   * @param wanted equal to that of an equal query
   * @param words what is wanted, in short
   */
  ColumnQuery(String column, Object wanted, String words) {
    this.column = column;
    this.wanted = wanted;
    this.words = words;
  }

  final String column() {
    return column;
  }

  /** The events of a segment, or null where it has none. */
  abstract @Nullable TwoPhaseIterator look(LeafReader segment) throws IOException;

  @Override
  public final Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        TwoPhaseIterator look = look(context.reader());
        return look == null
            ? null
            : new DefaultScorerSupplier(new ConstantScoreScorer(score(), mode, look));
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return true;
      }
    };
  }

  @Override
  public final void visit(QueryVisitor visitor) {
    if (visitor.acceptField(column)) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public final String toString(String field) {
    return column + " " + words;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return sameClassAs(other)
        && other instanceof ColumnQuery that
        && column.equals(that.column)
        && wanted.equals(that.wanted);
  }

  @Override
  public final int hashCode() {
    return 31 * (31 * classHash() + column.hashCode()) + wanted.hashCode();
  }
}

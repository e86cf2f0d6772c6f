package org.tharsis.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Compares stored lines with a piece of text, whatever its case; the last resort of a search. */
final class LineContains extends Query {
  /** Reading one line costs far more than any look-up in an index. */
  private static final float COST_OF_A_LINE = 10_000;

  private final byte[] piece;
  private final boolean ascii;

  LineContains(String text) {
    this.piece = text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    this.ascii = text.chars().allMatch(c -> c < 0x80);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    Budget budget = ((DaySearcher) searcher).budget();
    return new ConstantScoreWeight(this, boost) {
      @Override
      public ScorerSupplier scorerSupplier(LeafReaderContext context) {
        int maxDoc = context.reader().maxDoc();
        float score = score();
        return new ScorerSupplier() {
          @Override
          public Scorer get(long leadCost) throws IOException {
            StoredFields stored = context.reader().storedFields();
            return new ConstantScoreScorer(score, mode, lines(stored, budget, maxDoc));
          }

          @Override
          public long cost() {
            return maxDoc;
          }
        };
      }

      // Not to be cached: what was read counts toward this search alone.
      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false;
      }
    };
  }

  private TwoPhaseIterator lines(StoredFields stored, Budget budget, int maxDoc) {
    StoredLine line = new StoredLine();
    return new TwoPhaseIterator(DocIdSetIterator.all(maxDoc)) {
      @Override
      public boolean matches() throws IOException {
        budget.spend();
        return isIn(line.read(stored, approximation.docID()));
      }

      @Override
      public float matchCost() {
        return COST_OF_A_LINE;
      }
    };
  }

  private boolean isIn(byte[] line) {
    if (!ascii) {
      String text = new String(line, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
      return text.contains(new String(piece, StandardCharsets.UTF_8));
    }
    for (int from = 0; from <= line.length - piece.length; from++) {
      if (startsAt(line, from)) {
        return true;
      }
    }
    return false;
  }

  private boolean startsAt(byte[] line, int from) {
    for (int i = 0; i < piece.length; i++) {
      if (Folded.lower(line[from + i]) != piece[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "line contains \"" + new String(piece, StandardCharsets.UTF_8) + '"';
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LineContains that && Arrays.equals(piece, that.piece);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(piece);
  }
}

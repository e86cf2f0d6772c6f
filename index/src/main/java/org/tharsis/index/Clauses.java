package org.tharsis.index;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/** Counts what a query asks for in the end: a bare number alone is looked up in many columns. */
final class Clauses extends QueryVisitor {
  /** Lucene itself stops at 1,024, by throwing. */
  static final int MOST = 1000;

  private int count;

  private Clauses() {}

  static int of(Query query) {
    Clauses clauses = new Clauses();
    query.visit(clauses);
    return clauses.count;
  }

  @Override
  public void visitLeaf(Query query) {
    count++;
  }

  @Override
  public void consumeTerms(Query query, Term... terms) {
    count += terms.length;
  }

  @Override
  public QueryVisitor getSubVisitor(Occur occur, Query parent) {
    return this;
  }
}

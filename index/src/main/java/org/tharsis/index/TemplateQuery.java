package org.tharsis.index;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Events whose template has a word; there are few templates, so that all are gone through. */
final class TemplateQuery extends MultiTermQuery {
  private final Query word;
  private final WordTest test;

  /** Whether a folded word is one that is meant. */
  interface WordTest {
    boolean test(byte[] bytes, int from, int length);
  }

  private TemplateQuery(Query word, WordTest test) {
    super(Schema.TEMPLATE, CONSTANT_SCORE_BLENDED_REWRITE);
    this.word = word;
    this.test = test;
  }

  /**
   * Events with a word of their template or of their own.
   *
   * @param word those that have it as their own
   * @param test the same word
   */
  static Query or(Query word, WordTest test) {
    return new BooleanQuery.Builder()
        .add(word, Occur.SHOULD)
        .add(new TemplateQuery(word, test), Occur.SHOULD)
        .build();
  }

  @Override
  protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes)
      throws IOException {
    return new FilteredTermsEnum(terms.iterator(), false) {
      @Override
      protected AcceptStatus accept(BytesRef template) {
        return has(template) ? AcceptStatus.YES : AcceptStatus.NO;
      }
    };
  }

  private boolean has(BytesRef template) {
    int last = template.offset + template.length - 1;
    for (int at = template.offset + 1; at < last; ) {
      int end = Templates.end(template.bytes, at);
      if (test.test(template.bytes, at, end - at)) {
        return true;
      }
      at = end + 1;
    }
    return false;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(field)) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public String toString(String field) {
    return "template with " + word;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other) && word.equals(((TemplateQuery) Objects.requireNonNull(other)).word);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + word.hashCode();
  }
}

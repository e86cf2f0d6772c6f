package org.tharsis.index;

import java.io.IOException;
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
import org.tharsis.model.Field;

/** Events whose template is one that is meant; there are few, so that all are gone through. */
final class TemplateQuery extends MultiTermQuery {
  private static final int WORDS = 0;

  private final Query single;
  private final int part;
  private final Test test;

  /** Whether a folded word or value is one that is meant. */
  interface Test {
    boolean test(BytesRef folded);
  }

  /**
   * A query of templates.
   *
   * @param single what finds the same where it is in no template: equal ones test the same
   * @param part {@link #WORDS}, a field's number, or {@link Template#ANY} for words and all values
   */
  private TemplateQuery(Query single, int part, Test test) {
    super(Schema.TEMPLATE, CONSTANT_SCORE_BLENDED_REWRITE);
    this.single = single;
    this.part = part;
    this.test = test;
  }

  /** Events that have a word singly, or in their template. */
  static Query word(Query single, Test test) {
    return or(single, WORDS, test);
  }

  /** Events that have a word singly, or as a word or a value in their template. */
  static Query wordOrValue(Query single, Test test) {
    return or(single, Template.ANY, test);
  }

  /** Events that have a value of a field singly, or in their template. */
  static Query value(Field field, Query single, Test test) {
    int number = Template.number(field);
    return number == 0 ? single : or(single, number, test);
  }

  private static Query or(Query single, int part, Test test) {
    return new BooleanQuery.Builder()
        .add(single, Occur.SHOULD)
        .add(new TemplateQuery(single, part, test), Occur.SHOULD)
        .build();
  }

  private boolean isMeant(BytesRef template) {
    Template.Part taker =
        (bytes, from, to) -> test.test(Folded.of(new BytesRef(bytes, from, to - from)));
    boolean words = part == WORDS || part == Template.ANY;
    return (words && Template.words(template, taker))
        || (part != WORDS && Template.values(template, part, taker));
  }

  @Override
  protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
    return new FilteredTermsEnum(terms.iterator(), false) {
      @Override
      protected AcceptStatus accept(BytesRef template) {
        return isMeant(template) ? AcceptStatus.YES : AcceptStatus.NO;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(field)) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public String toString(String field) {
    return "template of " + single;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other)
        && other instanceof TemplateQuery that
        && part == that.part
        && single.equals(that.single);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * super.hashCode() + part) + single.hashCode();
  }
}

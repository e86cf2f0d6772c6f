package org.tharsis.index;

import java.io.IOException;
import java.util.function.Predicate;
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
  private final Query single;
  private final Predicate<BytesRef> meant;

  /** Whether a folded word or value is one that is meant. */
  interface Test {
    boolean test(BytesRef folded);
  }

  private TemplateQuery(Query single, Predicate<BytesRef> meant) {
    super(Schema.TEMPLATE, CONSTANT_SCORE_BLENDED_REWRITE);
    this.single = single;
    this.meant = meant;
  }

  /** Events that have a word singly, or in their template. */
  static Query word(Query single, Test test) {
    return or(single, template -> Template.words(template, as(test)));
  }

  /** Events that have a value of a field singly, or in their template. */
  static Query value(Field field, Query single, Test test) {
    int number = Template.number(field);
    return number == 0
        ? single
        : or(single, template -> Template.values(template, number, as(test)));
  }

  private static Query or(Query single, Predicate<BytesRef> meant) {
    return new BooleanQuery.Builder()
        .add(single, Occur.SHOULD)
        .add(new TemplateQuery(single, meant), Occur.SHOULD)
        .build();
  }

  private static Template.Part as(Test test) {
    return (bytes, from, to) -> test.test(Folded.of(new BytesRef(bytes, from, to - from)));
  }

  @Override
  protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
    return new FilteredTermsEnum(terms.iterator(), false) {
      @Override
      protected AcceptStatus accept(BytesRef template) {
        return meant.test(template) ? AcceptStatus.YES : AcceptStatus.NO;
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
    return super.equals(other) && other instanceof TemplateQuery that && single.equals(that.single);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + single.hashCode();
  }
}

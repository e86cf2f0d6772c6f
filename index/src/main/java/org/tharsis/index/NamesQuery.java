package org.tharsis.index;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;
import org.tharsis.model.NameSet;

/**
 * Events whose keyword is among names, whatever their case. Where some of these are endings, or the
 * field has no terms, all values that there are of it are gone through. A value too long for its
 * column is known by its beginning, as in any search.
 */
final class NamesQuery extends MultiTermQuery {
  private final NameSet names;

  private NamesQuery(Field field, NameSet names) {
    super(
        field.ecsName(),
        Schema.isSerial(field) ? DOC_VALUES_REWRITE : CONSTANT_SCORE_BLENDED_REWRITE);
    this.names = names;
  }

  static Query of(Field field, NameSet names) {
    NamesQuery single = new NamesQuery(field, names);
    if (Schema.isSerial(field)) {
      return SerialQuery.either(field, single, single::has);
    }
    boolean whole = names.size() == names.names().size();
    return TemplateQuery.value(field, whole ? single.byTerms() : single, single::has);
  }

  private Query byTerms() {
    List<BytesRef> terms = names.names().stream().map(Folded::of).toList();
    return new TermInSetQuery(field, terms);
  }

  private boolean has(BytesRef value) {
    return names.contains(value.utf8ToString());
  }

  @Override
  protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
    if (terms.size() > Wildcard.MAX_TERMS) {
      throw new RefusedException(
          "a list would be held against more than %,d values of %s; ask for less time"
              .formatted(Wildcard.MAX_TERMS, field));
    }
    return new FilteredTermsEnum(terms.iterator(), false) {
      @Override
      protected AcceptStatus accept(BytesRef value) {
        return has(value) ? AcceptStatus.YES : AcceptStatus.NO;
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
  public String toString(String ignored) {
    return field + " in a list of " + names.size() + " names";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other) && other instanceof NamesQuery that && names.equals(that.names);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + names.hashCode();
  }
}

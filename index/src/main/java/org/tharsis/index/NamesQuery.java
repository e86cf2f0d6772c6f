package org.tharsis.index;

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
 * Events whose value of a keyword is in a set of names, some of which may be endings: all values of
 * a segment are asked. One too long for its column is known by its beginning, as in any search.
 */
final class NamesQuery extends MultiTermQuery {
  private final NameSet names;

  private NamesQuery(String column, NameSet names) {
    super(column, CONSTANT_SCORE_BLENDED_REWRITE);
    this.names = names;
  }

  /** A query of a field that has terms. */
  static Query of(Field field, NameSet names) {
    boolean whole = names.size() == names.names().size();
    List<BytesRef> terms = names.names().stream().map(Folded::of).toList();
    Query single =
        whole ? new TermInSetQuery(field.ecsName(), terms) : new NamesQuery(field.ecsName(), names);
    return TemplateQuery.value(field, single, folded -> names.contains(folded.utf8ToString()));
  }

  @Override
  protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes)
      throws java.io.IOException {
    return new FilteredTermsEnum(terms.iterator(), false) {
      @Override
      protected AcceptStatus accept(BytesRef name) {
        return names.contains(name.utf8ToString()) ? AcceptStatus.YES : AcceptStatus.NO;
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
    return getField() + " in a list of " + names.size() + " names";
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

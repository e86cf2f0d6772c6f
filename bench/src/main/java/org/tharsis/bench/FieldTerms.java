package org.tharsis.bench;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/** The terms of one field of a segment, by document again. */
final class FieldTerms {
  private final String name;
  private final FieldType type = new FieldType();
  private final int[] ends;
  private final int[] termsOf;
  private BytesRef[] terms = new BytesRef[1024];

  FieldTerms(LeafReader reader, FieldInfo info) throws IOException {
    name = info.name;
    type.setIndexOptions(info.getIndexOptions());
    type.setOmitNorms(info.omitsNorms());
    type.freeze();
    Terms all = Terms.getTerms(reader, name);
    ends = new int[reader.maxDoc() + 1];
    visit(all, (term, document) -> ends[document + 1]++);
    for (int document = 0; document < reader.maxDoc(); document++) {
      ends[document + 1] += ends[document];
    }
    termsOf = new int[ends[reader.maxDoc()]];
    int[] next = ends.clone();
    visit(all, (term, document) -> termsOf[next[document]++] = term);
  }

  private interface Posting {
    void is(int term, int document);
  }

  private void visit(Terms all, Posting action) throws IOException {
    TermsEnum each = all.iterator();
    PostingsEnum postings = null;
    int number = 0;
    for (BytesRef term = each.next(); term != null; term = each.next()) {
      if (number == terms.length) {
        terms = ArrayUtil.grow(terms);
      }
      terms[number] = BytesRef.deepCopyOf(term);
      postings = each.postings(postings, PostingsEnum.NONE);
      int document = postings.nextDoc();
      while (document != DocIdSetIterator.NO_MORE_DOCS) {
        action.is(number, document);
        document = postings.nextDoc();
      }
      number++;
    }
  }

  /** Adds the document's terms, if it has any. */
  void read(int document, List<IndexableField> to) {
    if (ends[document] < ends[document + 1]) {
      to.add(new Copy(name, type, new Replayed(ends[document], ends[document + 1])));
    }
  }

  private static final class Copy extends Field {
    Copy(String name, FieldType type, TokenStream terms) {
      super(name, type);
      fieldsData = terms;
    }
  }

  /** Gives the terms as they were found. */
  private final class Replayed extends TokenStream {
    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final int end;
    private int at;

    Replayed(int from, int end) {
      this.at = from;
      this.end = end;
    }

    @Override
    public boolean incrementToken() {
      if (at == end) {
        return false;
      }
      clearAttributes();
      term.setBytesRef(terms[termsOf[at++]]);
      return true;
    }
  }
}

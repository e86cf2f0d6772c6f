package org.tharsis.index;

import java.io.IOException;
import java.util.Locale;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.tharsis.model.Field;

/** A wildcard over folded terms; one that begins open reads a dictionary only up to a bound. */
final class Wildcard extends WildcardQuery {
  /** Terms of one segment that an open beginning goes through, some tenths of a second. */
  static final long MAX_TERMS = 2_000_000;

  private static final int MAX_DETERMINIZE_WORK = 10_000;

  private final boolean open;

  private Wildcard(String column, String pattern, RewriteMethod rewrite) {
    super(new Term(column, pattern), MAX_DETERMINIZE_WORK, rewrite);
    this.open = pattern.startsWith("*") || pattern.startsWith("?");
  }

  /** Over terms as postings have them. */
  static Wildcard terms(String column, String pattern) {
    return new Wildcard(
        column, pattern.toLowerCase(Locale.ROOT), MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE);
  }

  /** Over the words of lines. */
  static Query words(String pattern) {
    Wildcard words = terms(Schema.WORD, pattern);
    return TemplateQuery.word(words, words.test());
  }

  /** Over the words of lines, and of all values those that are in templates. */
  static Query wordsAndValues(String pattern) {
    Wildcard words = terms(Schema.WORD, pattern);
    return TemplateQuery.wordOrValue(words, words.test());
  }

  /** Over the folded values of a field. */
  static Query folded(Field field, String pattern) {
    Wildcard values = terms(field.ecsName(), pattern);
    return TemplateQuery.value(field, values, values.test());
  }

  private TemplateQuery.Test test() {
    ByteRunAutomaton bytes = new CompiledAutomaton(automaton, false, false, false).runAutomaton;
    return folded -> bytes.run(folded.bytes, folded.offset, folded.length);
  }

  /** Over the values of a serial field, as they are written. */
  static Query serials(Field field, String pattern) {
    Wildcard texts = new Wildcard(field.ecsName(), pattern, MultiTermQuery.DOC_VALUES_REWRITE);
    return SerialQuery.either(field, texts, texts.test());
  }

  static String escape(String literal) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (c == '*' || c == '?' || c == '\\') {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }

  @Override
  protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
    if (open && terms.size() > MAX_TERMS) {
      throw new RefusedException(
          "'%s' would go through more than %,d values of %s; give its beginning, or less time"
              .formatted(getTerm().text(), MAX_TERMS, getField()));
    }
    return super.getTermsEnum(terms, attributes);
  }
}

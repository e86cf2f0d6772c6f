package org.tharsis.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Cidr;
import org.tharsis.model.Escaped;
import org.tharsis.model.Field;
import org.tharsis.model.IpAddress;

/**
 * The line itself. One word is looked up; more than one must all be there, and are then compared
 * with the stored line. Numbers and addresses have a posting only where no column of the event has
 * them ({@link Accounted}), so both are asked.
 */
final class LineQueries implements FieldQueries {

  @Override
  public Query equal(String text) {
    Cidr block = text.indexOf('/') < 0 ? null : block(text);
    return block == null ? piece(text) : anyAddress(block.first(), block.last());
  }

  private static @Nullable Cidr block(String text) {
    try {
      return Cidr.parse(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Query piece(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    Words words = new Words().of(utf8);
    if (!words.next()) {
      return new LineContains(text);
    }
    boolean single = words.start() == 0 && words.end() == utf8.length;
    return single && words.kind() != Words.Kind.CLOCK ? word(text, utf8, words) : several(text);
  }

  private static Query word(String text, byte[] utf8, Words words) {
    Query found = lookUp(utf8, words);
    return utf8.length <= LineWords.MAX_WORD ? found : both(List.of(found), text);
  }

  private static Query several(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    List<Query> narrow = new ArrayList<>();
    List<Query> numbers = new ArrayList<>();
    Words words = new Words().of(utf8);
    while (words.next()) {
      if (words.kind() != Words.Kind.CLOCK && !mayBePart(utf8, words)) {
        boolean number = words.kind() == Words.Kind.NUMBER;
        (number ? numbers : narrow).add(lookUp(utf8, words));
      }
    }
    // A number is asked of every column: worth it only where nothing else narrows the search.
    return both(narrow.isEmpty() ? numbers : narrow, text);
  }

  private static Query both(List<Query> narrow, String text) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    narrow.forEach(query -> all.add(query, Occur.FILTER));
    return all.add(new LineContains(text), Occur.FILTER).build();
  }

  /** Whether a word of the text may be part of an address or a time in the line. */
  private static boolean mayBePart(byte[] utf8, Words words) {
    boolean joined = isJoint(utf8, words.start() - 1) || isJoint(utf8, words.end());
    return joined && words.kind() != Words.Kind.ADDRESS && isPiece(utf8, words);
  }

  private static boolean isJoint(byte[] utf8, int at) {
    return at >= 0 && at < utf8.length && ".:-".indexOf(utf8[at]) >= 0;
  }

  private static boolean isPiece(byte[] utf8, Words words) {
    if (Character.isDigit(utf8[words.start()])) {
      return true;
    }
    for (int i = words.start(); i < words.end(); i++) {
      if (Character.digit(utf8[i], 16) < 0) {
        return false;
      }
    }
    return words.end() - words.start() <= 4;
  }

  private static Query lookUp(byte[] utf8, Words words) {
    return switch (words.kind()) {
      case ADDRESS -> anyAddress(words.address(), words.address());
      case NUMBER ->
          anyNumber(
              new String(utf8, words.start(), words.end() - words.start(), StandardCharsets.UTF_8),
              words.number());
      case PLAIN, CLOCK -> posting(LineWords.folded(utf8, words.start(), words.end()));
    };
  }

  private static Query posting(BytesRef word) {
    return TemplateQuery.word(new TermQuery(new Term(Schema.WORD, word)), word::bytesEquals);
  }

  private static Query anyAddress(IpAddress from, IpAddress to) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Field field : Field.values()) {
      if (field.type() == Field.Type.IP) {
        any.add(AddressQueries.between(field, from, to), Occur.SHOULD);
      }
    }
    if (from.equals(to)) {
      any.add(posting(new BytesRef(from.toString())), Occur.SHOULD);
    }
    return any.build();
  }

  private static Query anyNumber(String digits, long number) {
    BytesRef word = new BytesRef(digits);
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    byte[] utf8 = digits.getBytes(StandardCharsets.UTF_8);
    BytesRef folded = LineWords.folded(utf8, 0, utf8.length);
    Query posting = new TermQuery(new Term(Schema.WORD, folded));
    any.add(TemplateQuery.wordOrValue(posting, folded::bytesEquals), Occur.SHOULD);
    for (Field field : Field.values()) {
      if (field.type() == Field.Type.LONG && number >= 0) {
        any.add(NumberQueries.exactly(field, number), Occur.SHOULD);
      } else if (field.type() == Field.Type.KEYWORD && !field.intrinsic()) {
        any.add(keyword(field, word), Occur.SHOULD);
      }
    }
    return any.build();
  }

  private static Query keyword(Field field, BytesRef digits) {
    return Schema.isSerial(field)
        ? SerialQuery.exactly(field, digits.utf8ToString())
        : new TermQuery(new Term(field.ecsName(), digits));
  }

  @Override
  public Query range(@Nullable String from, @Nullable String to, boolean withFrom, boolean withTo)
      throws MistakeException {
    throw new MistakeException("a range needs a field, as dport:[1 TO 1023]");
  }

  /**
   * Within one word; one of digits also within any keyword, where numbers may have gone. What
   * keywords a template has is asked once for all of them.
   */
  @Override
  public Query wildcard(String pattern) throws MistakeException {
    Cidr block = AddressQueries.octets(pattern);
    if (block != null) {
      return anyAddress(block.first(), block.last());
    }
    boolean digits = true;
    for (byte b : pattern.getBytes(StandardCharsets.UTF_8)) {
      if (b != '*' && b != '?') {
        if (!Words.isWord(b)) {
          throw new MistakeException(
              "a wildcard of the line reaches within one word; '%s' has more; use quotes"
                  .formatted(Escaped.text(pattern)));
        }
        digits &= Character.isDigit(b);
      }
    }
    return digits ? orKeyword(Wildcard.wordsAndValues(pattern), pattern) : Wildcard.words(pattern);
  }

  private static Query orKeyword(Query words, String pattern) {
    BooleanQuery.Builder any = new BooleanQuery.Builder().add(words, Occur.SHOULD);
    for (Field field : Field.values()) {
      if (field.type() == Field.Type.KEYWORD && !field.intrinsic() && field != Field.TAGS) {
        any.add(
            Schema.isSerial(field)
                ? Wildcard.serials(field, pattern)
                : Wildcard.terms(field.ecsName(), pattern),
            Occur.SHOULD);
      }
    }
    return any.build();
  }

  @Override
  public Query exists() {
    return MatchAllDocsQuery.INSTANCE;
  }
}

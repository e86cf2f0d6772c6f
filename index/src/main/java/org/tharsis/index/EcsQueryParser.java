package org.tharsis.index;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.queryparser.charstream.FastCharStream;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.queryparser.classic.Token;
import org.apache.lucene.queryparser.classic.TokenMgrError;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Escaped;
import org.tharsis.model.Field;

/** Lucene's classic grammar, over ECS fields of many types and the words of the line. */
final class EcsQueryParser extends QueryParser {
  private static final int MAX_CLAUSES = 256;

  /** Each may go through a segment's dictionary and remember as many bits as it has events. */
  private static final int MAX_WILDCARDS = 16;

  private final QueryText source;
  private final QueryContext context;
  private int clauses;
  private int wildcards;

  private EcsQueryParser(QueryText source, QueryContext context) {
    // The analyzer is never asked: words and values are taken apart by FieldQueries.
    super(Field.EVENT_ORIGINAL.ecsName(), new StandardAnalyzer());
    this.source = source;
    this.context = context;
    setDefaultOperator(AND_OPERATOR);
    setSplitOnWhitespace(true);
  }

  static ParsedQuery understand(String text, QueryContext context) {
    try {
      EcsQueryParser parser = new EcsQueryParser(new QueryText(text), context);
      return parser.read(text);
    } catch (QueryText.WrongException e) {
      return e.mistake();
    }
  }

  private ParsedQuery read(String text) {
    try {
      ReInit(new FastCharStream(new StringReader(source.escaped())));
      Query query = TopLevelQuery(getField());
      return Clauses.of(query) > Clauses.MOST
          ? new Mistake(1, "this asks for too much at once; use fewer numbers and addresses")
          : new EventQuery(text, query);
    } catch (MistakeException e) {
      return new Mistake(column(startOfValue()), String.valueOf(e.getMessage()));
    } catch (ParseException e) {
      return unexpected(e);
    } catch (TokenMgrError e) {
      return new Mistake(column(source.escaped().length()), "this is not finished");
    } catch (TooComplexToDeterminizeException e) {
      return new Mistake(column(startOfValue()), "too many wildcards; use fewer");
    }
  }

  private Mistake unexpected(ParseException e) {
    Token wrong = e.currentToken == null ? null : e.currentToken.next;
    if (wrong == null || wrong.kind == EOF) {
      return new Mistake(column(source.escaped().length()), "something is missing at the end");
    }
    return new Mistake(
        column(wrong.beginColumn),
        "'%s' is not expected here; to search the line for it, put it in quotes"
            .formatted(Escaped.text(wrong.image)));
  }

  private int column(int escapedIndex) {
    return source.origin(escapedIndex) + 1;
  }

  /** The token read last is the value, or what closes a range. */
  private int startOfValue() {
    int begin = token.beginColumn;
    if (token.kind == RANGEIN_END || token.kind == RANGEEX_END) {
      String read = source.escaped().substring(0, begin);
      return Math.max(read.lastIndexOf('['), read.lastIndexOf('{'));
    }
    return begin;
  }

  private void count() throws ParseException {
    if (++clauses > MAX_CLAUSES) {
      throw new MistakeException("a query has at most %d terms".formatted(MAX_CLAUSES));
    }
  }

  private FieldQueries field(String name) throws ParseException {
    count();
    Field field = Field.of(name);
    if (field == null) {
      throw new MistakeException("no field '%s'".formatted(Escaped.text(name)));
    }
    return FieldQueries.of(field, context);
  }

  @Override
  protected Query getFieldQuery(String name, String text, boolean quoted) throws ParseException {
    if (name.equals(QueryText.EXISTS)) {
      return field(text).exists();
    }
    return field(name).equal(text);
  }

  @Override
  protected Query getFieldQuery(String name, String text, int slop) throws ParseException {
    return getFieldQuery(name, text, true);
  }

  @Override
  protected Query getRangeQuery(
      String name, @Nullable String from, @Nullable String to, boolean withFrom, boolean withTo)
      throws ParseException {
    return field(name).range(from, to, withFrom, withTo);
  }

  @Override
  protected Query getWildcardQuery(String name, String pattern) throws ParseException {
    if (pattern.equals("*")) {
      boolean any = name.equals("*") || name.equals(QueryText.EXISTS);
      return any ? MatchAllDocsQuery.INSTANCE : field(name).exists();
    }
    return wildcard(name, pattern);
  }

  @Override
  protected Query getPrefixQuery(String name, String prefix) throws ParseException {
    return wildcard(name, Wildcard.escape(prefix) + "*");
  }

  private Query wildcard(String name, String pattern) throws ParseException {
    FieldQueries field = field(name);
    if (++wildcards > MAX_WILDCARDS) {
      throw new MistakeException("a query has at most %d wildcards".formatted(MAX_WILDCARDS));
    }
    return field.wildcard(pattern);
  }

  /** What excludes only, excludes from all. */
  @Override
  protected Query getBooleanQuery(List<BooleanClause> given) throws ParseException {
    List<BooleanClause> whole = new ArrayList<>(given);
    if (!given.isEmpty() && given.stream().allMatch(BooleanClause::isProhibited)) {
      whole.add(new BooleanClause(MatchAllDocsQuery.INSTANCE, BooleanClause.Occur.FILTER));
    }
    return super.getBooleanQuery(whole);
  }
}

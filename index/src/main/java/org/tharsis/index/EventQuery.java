package org.tharsis.index;

import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.tharsis.model.Exclusion;

/**
 * Which events are asked for. The language is Lucene's, with AND between terms where nothing
 * stands:
 *
 * <ul>
 *   <li>{@code src:192.0.2.1 dport:443}: a field by its ECS name or alias, and its value, whatever
 *       its case;
 *   <li>{@code src:10.0.0.0/8}, {@code dst:2001:db8::/32}: an address block;
 *   <li>{@code dst:@akamai}: an address of that list;
 *   <li>{@code dport:[1 TO 1023]}, {@code @timestamp:[2026-11-21 TO *]}: a range; with braces for
 *       brackets, without that end;
 *   <li>{@code @timestamp:[now-2h TO now]}: a range before the present;
 *   <li>{@code user:adm*}, {@code _exists_:user.name}, {@code -outcome:success}, {@code ( a OR b
 *       )};
 *   <li>{@code teardown}, {@code 302013}, {@code 192.0.2.1}: a word of the line; a number or an
 *       address is also found in any field;
 *   <li>{@code "Deny tcp src"}: a piece of the line, whatever its case;
 *   <li>nothing, {@code *} or {@code *:*}: all.
 * </ul>
 */
public final class EventQuery implements ParsedQuery {
  /** Every event. */
  public static final EventQuery ALL = new EventQuery("*", MatchAllDocsQuery.INSTANCE);

  /** The longest text that is read. */
  static final int MAX_CHARS = 4096;

  private final String text;
  private final Query lucene;

  EventQuery(String text, Query lucene) {
    this.text = text;
    this.lucene = lucene;
  }

  /** Reads a query that names no list and no present. */
  public static ParsedQuery parse(String text) {
    return parse(text, QueryContext.NONE);
  }

  /** Reads a query. */
  public static ParsedQuery parse(String text, QueryContext context) {
    if (text.length() > MAX_CHARS) {
      return new Mistake(MAX_CHARS + 1, "a query has at most %,d characters".formatted(MAX_CHARS));
    }
    return text.isBlank() ? ALL : EcsQueryParser.understand(text, context);
  }

  /** What an exclusion covers, whatever rule looks at it and however far the exclusion has come. */
  public static EventQuery coveredBy(Exclusion exclusion) {
    return new EventQuery("exclusion " + exclusion.id(), CriteriaQuery.of(exclusion));
  }

  /** What this one and another find. */
  public EventQuery and(EventQuery other) {
    Query both =
        new BooleanQuery.Builder()
            .add(lucene, Occur.FILTER)
            .add(other.lucene, Occur.FILTER)
            .build();
    return new EventQuery("(%s) AND (%s)".formatted(text, other.text), both);
  }

  Query lucene() {
    return lucene;
  }

  /** The query as it was written. */
  @Override
  public String toString() {
    return text;
  }
}

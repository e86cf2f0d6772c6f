package org.tharsis.index;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Escaped;
import org.tharsis.model.Field;
import org.tharsis.model.RelativeTime;

/**
 * {@link Field.Type#TIME}: days, instants in UTC, milliseconds since the epoch, and moments before
 * or after the present.
 *
 * @param now the present in milliseconds since the epoch, if there is one
 */
record TimeQueries(Field field, @Nullable Long now) implements FieldQueries {
  private static final long DAY_MILLIS = 86_400_000;

  /** A moment, or a whole day: both ends included. */
  private record Span(long first, long last) {}

  @Override
  public Query equal(String value) throws MistakeException {
    Span span = read(value);
    return between(span.first, span.last, true, true);
  }

  @Override
  public Query range(@Nullable String from, @Nullable String to, boolean withFrom, boolean withTo)
      throws MistakeException {
    Span begin = from == null ? new Span(Long.MIN_VALUE, Long.MIN_VALUE) : read(from);
    Span end = to == null ? new Span(Long.MAX_VALUE, Long.MAX_VALUE) : read(to);
    boolean atBegin = withFrom || from == null;
    boolean atEnd = withTo || to == null;
    return between(
        atBegin ? begin.first : begin.last, atEnd ? end.last : end.first, atBegin, atEnd);
  }

  private Query between(long from, long to, boolean withFrom, boolean withTo) {
    Query own = NumberQueries.between(field.ecsName(), from, to, withFrom, withTo);
    if (field != Field.TIMESTAMP) {
      return own;
    }
    // Most events have their time stamp in the time column alone.
    Query shared =
        new BooleanQuery.Builder()
            .add(NumberQueries.between(Schema.TIME, from, to, withFrom, withTo), Occur.FILTER)
            .add(new FieldExistsQuery(Schema.TIMESTAMP), Occur.MUST_NOT)
            .build();
    return new BooleanQuery.Builder().add(shared, Occur.SHOULD).add(own, Occur.SHOULD).build();
  }

  private Span read(String text) throws MistakeException {
    Long relative = now == null ? null : RelativeTime.parse(text, now);
    if (relative != null) {
      return new Span(relative, relative);
    }
    try {
      if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
        long millis = Long.parseLong(text);
        return new Span(millis, millis);
      }
      if (text.length() == "2026-11-21".length()) {
        long first = Math.multiplyExact(LocalDate.parse(text).toEpochDay(), DAY_MILLIS);
        return new Span(first, first + DAY_MILLIS - 1);
      }
      long millis = instant(text).toEpochMilli();
      return new Span(millis, millis);
    } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
      throw new MistakeException(
          "'%s' is no time; write 2026-11-21, 2026-11-21T12:34:56Z or now-2h"
              .formatted(Escaped.text(text)));
    }
  }

  private static Instant instant(String text) {
    return Character.isDigit(text.charAt(text.length() - 1)) && text.indexOf('+') < 0
        ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
        : OffsetDateTime.parse(text).toInstant();
  }

  @Override
  public Query wildcard(String pattern) throws MistakeException {
    throw new MistakeException(
        "%s is a time and takes no wildcard; write a range as %s:[2026-11-21 TO *]"
            .formatted(field, field));
  }

  @Override
  public Query exists() {
    return MatchAllDocsQuery.INSTANCE;
  }
}

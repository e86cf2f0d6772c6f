package org.tharsis.rules.language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Durations;
import org.tharsis.model.Field;
import org.tharsis.model.Spelling;
import org.tharsis.rules.language.Phrase.Kind;

/** Reads one counting phrase: {@code kind( … ).verb( … )… >= number}. */
final class PhraseReader {
  private static final Map<String, Kind> KINDS =
      Map.of(
          "count", Kind.COUNT,
          "distinct", Kind.DISTINCT,
          "sum", Kind.SUM,
          "regular", Kind.REGULAR,
          "last", Kind.SILENCE);

  private static final String LATER_KIND = "rate";
  private static final List<String> VERBS =
      List.of("per", "matching", "within", "around", "jitter", "silentFor");

  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int MOST_JITTER = 50;

  private final TextCursor cursor;
  private Kind kind = Kind.COUNT;
  private @Nullable String filter;
  private @Nullable Field field;
  private List<Field> per = List.of();
  private List<Field> matching = List.of();
  private @Nullable Duration span;
  private String spanVerb = "";
  private int jitter;

  private PhraseReader(String text) {
    this.cursor = new TextCursor(text);
  }

  /** Whether a constraint is meant as a counting phrase. */
  static boolean looksLikePhrase(String constraint) {
    TextCursor cursor = new TextCursor(constraint);
    String word = cursor.word();
    return (KINDS.containsKey(word) || word.equals(LATER_KIND)) && cursor.at('(');
  }

  static Phrase read(String text) throws Mistake {
    return new PhraseReader(text).phrase();
  }

  private Phrase phrase() throws Mistake {
    readKind();
    while (cursor.take('.')) {
      readVerb();
    }
    long threshold = kind == Kind.SILENCE ? silence() : threshold();
    Duration known = span();
    if (per.isEmpty()) {
      throw new Mistake(0, "the phrase has no key; add .per( source.ip ) or another field");
    }
    checkMatching();
    checkSpan();
    if (jitter > 0 && kind != Kind.REGULAR) {
      throw new Mistake(0, "jitter( … ) goes with regular()");
    }
    return new Phrase(
        cursor.evened(),
        kind,
        filter,
        field,
        per,
        matching.isEmpty() ? per : matching,
        known,
        spanVerb.equals("around"),
        jitter == 0 ? Phrase.DEFAULT_JITTER : jitter,
        threshold);
  }

  private Duration span() throws Mistake {
    if (span == null) {
      throw new Mistake(
          0,
          kind == Kind.SILENCE
              ? "the phrase has no end in time; add .silentFor( 10m )"
              : "the phrase has no end in time; add .within( 60s ) or .around( 10s )");
    }
    return span;
  }

  private void checkMatching() throws Mistake {
    if (!matching.isEmpty() && (kind != Kind.COUNT_OF || matching.size() != per.size())) {
      throw new Mistake(
          0, "matching( … ) goes with count( filter ) and names as many fields as per( … )");
    }
  }

  private void checkSpan() throws Mistake {
    boolean silent = kind == Kind.SILENCE;
    if (silent != spanVerb.equals("silentFor")) {
      throw new Mistake(
          0,
          silent
              ? "last() goes with silentFor( 10m )"
              : "silentFor( … ) goes with last(); here use within( … )");
    }
    if (spanVerb.equals("around") && kind != Kind.COUNT_OF) {
      throw new Mistake(0, "around( … ) goes with count( filter ); here use within( … )");
    }
  }

  private void readKind() throws Mistake {
    int start = cursor.offset();
    String word = cursor.word();
    Kind read = KINDS.get(word);
    if (read == null) {
      throw new Mistake(start, "'" + word + "' is not there yet; use count or distinct");
    }
    kind = read;
    readArgument(word, cursor.parenthesised(), start);
  }

  private void readArgument(String word, String argument, int start) throws Mistake {
    switch (kind) {
      case DISTINCT -> field = field(argument, start);
      case SUM -> {
        field = field(argument, start);
        if (field.type() != Field.Type.LONG) {
          throw new Mistake(start, field + " is no number; sum( network.bytes ), for one, is");
        }
      }
      case COUNT, COUNT_OF -> {
        if (!argument.isBlank()) {
          kind = Kind.COUNT_OF;
          filter = argument.strip();
        }
      }
      case REGULAR, SILENCE -> {
        if (!argument.isBlank()) {
          throw new Mistake(start, word + "() takes nothing; what counts is this pattern's events");
        }
      }
    }
  }

  private void readVerb() throws Mistake {
    int start = cursor.offset();
    String verb = cursor.word();
    if (!VERBS.contains(verb)) {
      throw new Mistake(
          start,
          "'%s' is not one of %s%s"
              .formatted(verb, String.join(", ", VERBS), Spelling.hint(verb, VERBS)));
    }
    String argument = cursor.parenthesised();
    switch (verb) {
      case "per" -> per = fields(argument, start);
      case "matching" -> matching = fields(argument, start);
      case "jitter" -> jitter = percent(argument, start);
      default -> {
        span = duration(argument, start);
        spanVerb = verb;
      }
    }
  }

  private static int percent(String argument, int offset) throws Mistake {
    TextCursor number = new TextCursor(argument.strip());
    long percent = number.number();
    if (percent < 1 || percent > MOST_JITTER || !number.take('%') || !number.atEnd()) {
      throw new Mistake(offset, "jitter( … ) takes 1% to " + MOST_JITTER + "%");
    }
    return (int) percent;
  }

  private long silence() throws Mistake {
    if (!cursor.atEnd()) {
      throw new Mistake(cursor.offset(), "behind silentFor( … ) comes nothing");
    }
    return 1;
  }

  private long threshold() throws Mistake {
    int start = cursor.offset();
    String operator = cursor.operator();
    int plus =
        switch (operator) {
          case ">=" -> 0;
          case ">" -> 1;
          default -> throw new Mistake(start, "a counting phrase ends with >= and a number");
        };
    long number = cursor.number();
    int shift = number < 0 || kind != Kind.SUM ? 0 : Units.shift(cursor.word());
    if (number < 0 || shift < 0 || !cursor.atEnd()) {
      throw new Mistake(
          start,
          kind == Kind.SUM
              ? "a sum ends with >= and a whole number, maybe of KB, MB, GB or TB"
              : "a counting phrase ends with >= and a whole number");
    }
    long threshold = (number << shift) + plus;
    long most = most();
    if (threshold < 1 || threshold > most) {
      throw new Mistake(start, "the number must be 1 to " + most);
    }
    return threshold;
  }

  private long most() {
    return switch (kind) {
      case SUM -> Long.MAX_VALUE;
      case REGULAR -> Phrase.MAX_INTERVALS;
      default -> Phrase.MAX_THRESHOLD;
    };
  }

  private static List<Field> fields(String argument, int offset) throws Mistake {
    List<Field> fields = new ArrayList<>();
    for (String name : argument.split(",", -1)) {
      fields.add(field(name, offset));
    }
    return fields;
  }

  private static Field field(String name, int offset) throws Mistake {
    Field field = Vocabulary.field(name.strip());
    if (field == null) {
      throw new Mistake(offset, Vocabulary.noField(name.strip()));
    }
    return field;
  }

  private static Duration duration(String argument, int offset) throws Mistake {
    Duration duration = Durations.parse(argument.strip());
    if (duration == null || duration.isZero() || duration.compareTo(LONGEST) > 0) {
      throw new Mistake(
          offset, "'" + argument.strip() + "' is no duration; write " + Durations.FORM);
    }
    return duration;
  }
}

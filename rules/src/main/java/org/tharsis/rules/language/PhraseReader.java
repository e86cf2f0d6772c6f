package org.tharsis.rules.language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Durations;
import org.tharsis.model.Field;
import org.tharsis.model.Spelling;
import org.tharsis.rules.language.Phrase.Kind;

/** Reads one counting phrase: {@code kind( … ).verb( … )… >= number}. */
final class PhraseReader {
  private static final Set<String> KINDS = Set.of("count", "distinct");
  private static final Set<String> LATER_KINDS = Set.of("sum", "last", "regular", "rate");
  private static final List<String> VERBS = List.of("per", "matching", "within", "around");

  private static final Duration LONGEST = Duration.ofDays(366);

  private final TextCursor cursor;
  private Kind kind = Kind.COUNT;
  private @Nullable String filter;
  private @Nullable Field distinct;
  private List<Field> per = List.of();
  private List<Field> matching = List.of();
  private @Nullable Duration span;
  private boolean around;

  private PhraseReader(String text) {
    this.cursor = new TextCursor(text);
  }

  /** Whether a constraint is meant as a counting phrase. */
  static boolean looksLikePhrase(String constraint) {
    TextCursor cursor = new TextCursor(constraint);
    String word = cursor.word();
    return (KINDS.contains(word) || LATER_KINDS.contains(word)) && cursor.at('(');
  }

  static Phrase read(String text) throws Mistake {
    return new PhraseReader(text).phrase();
  }

  private Phrase phrase() throws Mistake {
    readKind();
    while (cursor.take('.')) {
      readVerb();
    }
    int threshold = threshold();
    if (span == null) {
      throw new Mistake(0, "the phrase has no end in time; add .within( 60s ) or .around( 10s )");
    }
    if (per.isEmpty()) {
      throw new Mistake(0, "the phrase has no key; add .per( source.ip ) or another field");
    }
    if (!matching.isEmpty() && (kind != Kind.COUNT_OF || matching.size() != per.size())) {
      throw new Mistake(
          0, "matching( … ) goes with count( filter ) and names as many fields as per( … )");
    }
    if (around && kind != Kind.COUNT_OF) {
      throw new Mistake(0, "around( … ) goes with count( filter ); here use within( … )");
    }
    List<Field> lookUp = matching.isEmpty() ? per : matching;
    return new Phrase(
        cursor.evened(), kind, filter, distinct, per, lookUp, span, around, threshold);
  }

  private void readKind() throws Mistake {
    int start = cursor.offset();
    String word = cursor.word();
    if (LATER_KINDS.contains(word)) {
      throw new Mistake(start, "'" + word + "' is not there yet; use count or distinct");
    }
    String argument = cursor.parenthesised();
    if (word.equals("distinct")) {
      kind = Kind.DISTINCT;
      distinct = field(argument, start);
    } else if (!argument.isBlank()) {
      kind = Kind.COUNT_OF;
      filter = argument.strip();
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
      default -> {
        span = duration(argument, start);
        around = verb.equals("around");
      }
    }
  }

  private int threshold() throws Mistake {
    int start = cursor.offset();
    String operator = cursor.operator();
    int plus =
        switch (operator) {
          case ">=" -> 0;
          case ">" -> 1;
          default -> throw new Mistake(start, "a counting phrase ends with >= and a number");
        };
    long number = cursor.number();
    if (number < 0 || !cursor.atEnd()) {
      throw new Mistake(start, "a counting phrase ends with >= and a whole number");
    }
    long threshold = number + plus;
    if (threshold < 1 || threshold > Phrase.MAX_THRESHOLD) {
      throw new Mistake(start, "the number must be 1 to " + Phrase.MAX_THRESHOLD);
    }
    return (int) threshold;
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

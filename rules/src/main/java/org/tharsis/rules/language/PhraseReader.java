package org.tharsis.rules.language;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;
import org.tharsis.model.Spelling;
import org.tharsis.rules.language.Phrase.Kind;

/** Reads one counting phrase: {@code kind( … ).verb( … )… >= number}. */
final class PhraseReader {
  private static final Map<String, Kind> KINDS =
      Map.of(
          "count", Kind.COUNT,
          "suspected", Kind.SUSPECTED,
          "distinct", Kind.DISTINCT,
          "sum", Kind.SUM,
          "regular", Kind.REGULAR,
          "rate", Kind.RATE,
          "last", Kind.SILENCE);

  private static final List<String> VERBS =
      List.of(
          "per",
          "matching",
          "within",
          "around",
          "jitter",
          "atLeast",
          "coldStart",
          "silentFor",
          "watched");

  private final TextCursor cursor;
  private Kind kind = Kind.COUNT;
  private @Nullable String filter;
  private List<String> suspicions = List.of();
  private @Nullable Field field;
  private List<Field> per = List.of();
  private List<Field> matching = List.of();
  private @Nullable Duration span;
  private String spanVerb = "";
  private int jitter;
  private long atLeast;
  private long coldStart;
  private boolean below;
  private Duration watched = Duration.ZERO;

  private PhraseReader(String text) {
    this.cursor = new TextCursor(text);
  }

  /** Whether a constraint is meant as a counting phrase. */
  static boolean looksLikePhrase(String constraint) {
    TextCursor cursor = new TextCursor(constraint);
    String word = cursor.word();
    return KINDS.containsKey(word) && cursor.at('(');
  }

  static Phrase read(String text) throws Mistake {
    return new PhraseReader(text).phrase();
  }

  private Phrase phrase() throws Mistake {
    readKind();
    while (cursor.take('.')) {
      readVerb();
    }
    long threshold = needsNoNumber() ? 1 : threshold();
    Duration known = span();
    if (per.isEmpty()) {
      throw new Mistake(0, "the phrase has no key; add .per( source.ip ) or another field");
    }
    checkMatching();
    checkSpan();
    checkPast();
    checkWatched(known);
    if (jitter > 0 && kind != Kind.REGULAR) {
      throw new Mistake(0, "jitter( … ) goes with regular()");
    }
    return new Phrase(
        cursor.evened(),
        kind,
        filter,
        suspicions,
        field,
        per,
        matching.isEmpty() ? per : matching,
        known,
        spanVerb.equals("around"),
        kind == Kind.RATE ? new Phrase.Past(atLeast, coldStart) : null,
        jitter == 0 ? Phrase.DEFAULT_JITTER : jitter,
        threshold,
        below,
        watched);
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
    if (!matching.isEmpty() && (!kind.ofOthers() || matching.size() != per.size())) {
      throw new Mistake(
          0,
          "matching( … ) goes with count( filter ) or suspected( … ) and names as many fields as"
              + " per( … )");
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
    if (spanVerb.equals("around") && !kind.ofOthers()) {
      throw new Mistake(
          0, "around( … ) goes with count( filter ) or suspected( … ); here use within( … )");
    }
  }

  private void checkPast() throws Mistake {
    boolean said = atLeast > 0 || coldStart > 0;
    if (kind != Kind.RATE && said) {
      throw new Mistake(0, "atLeast( … ) and coldStart( … ) go with rate()");
    }
    if (kind == Kind.RATE && (atLeast == 0 || coldStart < atLeast)) {
      throw new Mistake(
          0,
          "rate() needs .atLeast( 100 ), how many it must be however few are usual, and"
              + " .coldStart( 1000 ), no less, for when there is no past yet");
    }
  }

  private void checkWatched(Duration known) throws Mistake {
    if (!watched.isZero() && (!below || watched.compareTo(known) > 0)) {
      throw new Mistake(
          0,
          "watched( … ) goes with < and says for how long of within( … ) events must have been"
              + " watched; it is no longer than that");
    }
  }

  private void readKind() throws Mistake {
    int start = cursor.offset();
    String word = cursor.word();
    kind = Objects.requireNonNull(KINDS.get(word), word);
    readArgument(word, cursor.parenthesised(), start);
  }

  private void readArgument(String word, String argument, int start) throws Mistake {
    switch (kind) {
      case DISTINCT -> field = PhraseArguments.field(argument, start);
      case SUM -> field = PhraseArguments.number(argument, start);
      case SUSPECTED -> suspicions = PhraseArguments.rules(argument, start);
      case COUNT, COUNT_OF -> {
        if (!argument.isBlank()) {
          kind = Kind.COUNT_OF;
          filter = argument.strip();
        }
      }
      case REGULAR, RATE, SILENCE -> {
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
      case "per" -> per = PhraseArguments.fields(argument, start);
      case "matching" -> matching = PhraseArguments.fields(argument, start);
      case "jitter" -> jitter = PhraseArguments.percent(argument, start);
      case "atLeast" -> atLeast = PhraseArguments.events(verb, argument, start);
      case "watched" -> watched = PhraseArguments.duration(argument, start);
      case "coldStart" -> coldStart = PhraseArguments.events(verb, argument, start);
      default -> {
        span = PhraseArguments.duration(argument, start);
        spanVerb = verb;
      }
    }
  }

  /** Nothing may stand behind silence, and behind a suspicion nothing need stand: one is enough. */
  private boolean needsNoNumber() throws Mistake {
    if (kind == Kind.SILENCE && !cursor.atEnd()) {
      throw new Mistake(cursor.offset(), "behind silentFor( … ) comes nothing");
    }
    return kind == Kind.SILENCE || (kind == Kind.SUSPECTED && cursor.atEnd());
  }

  private long threshold() throws Mistake {
    int start = cursor.offset();
    String operator = cursor.operator();
    int plus =
        switch (operator) {
          case ">=", "<" -> 0;
          case ">", "<=" -> 1;
          default -> throw new Mistake(start, "a counting phrase ends with >= or < and a number");
        };
    below = operator.startsWith("<");
    if (below && !kind.hasCeiling()) {
      throw new Mistake(start, "< goes with count, distinct and suspected; here use >=");
    }
    long number = cursor.number();
    int shift = number < 0 ? -1 : unit();
    if (shift < 0 || !cursor.atEnd()) {
      throw new Mistake(start, ending());
    }
    long threshold = (number << shift) + plus;
    long most = most();
    if (threshold < 1 || threshold > most) {
      throw new Mistake(start, "the number must be 1 to " + most);
    }
    return threshold;
  }

  /** By how many bits the unit behind the number shifts it; -1 if it is the wrong one. */
  private int unit() {
    String unit = cursor.word();
    return switch (kind) {
      case SUM -> Units.shift(unit);
      case RATE -> unit.equals(Units.DEVIATIONS) ? 0 : -1;
      default -> unit.isEmpty() ? 0 : -1;
    };
  }

  private String ending() {
    return switch (kind) {
      case SUM -> "a sum ends with >= and a whole number, maybe of KB, MB, GB or TB";
      case RATE -> "a rate ends with >= and a whole number of deviations, as >= 6 deviations";
      default -> "a counting phrase ends with >= or < and a whole number";
    };
  }

  private long most() {
    return switch (kind) {
      case SUM -> Long.MAX_VALUE;
      case DISTINCT -> Phrase.MAX_DISTINCT;
      case REGULAR -> Phrase.MAX_INTERVALS;
      case RATE -> Phrase.MAX_DEVIATIONS;
      default -> Phrase.MAX_THRESHOLD;
    };
  }
}

package org.tharsis.rules.language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;
import org.tharsis.model.Rule;
import org.tharsis.rules.language.CountedRule.Count;
import org.tharsis.rules.language.Substitutions.Substitution;

/** Reads one rule of a file and notes what of its text is to be translated. */
final class RuleReader {
  private final RuleDescr descr;
  private final HeaderReader header;
  private final String text;
  private final Translation translation;
  private final Complaints complaints;
  private final List<Count> counts = new ArrayList<>();
  private final List<CountedRule.Note> notes = new ArrayList<>();

  RuleReader(
      RuleDescr descr,
      HeaderReader header,
      String text,
      Translation translation,
      Complaints complaints) {
    this.descr = descr;
    this.header = header;
    this.text = text;
    this.translation = translation;
    this.complaints = complaints;
  }

  CountedRule read() {
    Rule rule = header.read();
    for (AnnotationDescr annotation : descr.getAnnotations()) {
      translation.blank(annotation.getStartCharacter(), annotation.getEndCharacter());
      if (annotation.getName().equals("note")) {
        readNote(rule, annotation);
      }
    }
    PatternDescr pattern = onlyPattern();
    if (pattern != null) {
      readConstraints(rule, pattern);
      checkConsequence(pattern);
    }
    Duration hold = hold();
    if (pattern != null && !hold.isZero()) {
      hold(rule, pattern);
    }
    counts.forEach(count -> checkKey(rule, count.phrase()));
    checkSilence();
    return new CountedRule(rule, header.raises(), counts, notes, conditions(pattern), hold);
  }

  private void readNote(Rule rule, AnnotationDescr annotation) {
    int start = annotation.getStartCharacter();
    try {
      NoteReader.Written note =
          NoteReader.read(text.substring(start, annotation.getEndCharacter() + 1));
      int phraseStart = start + note.start();
      checkFilter(phraseStart + note.written().indexOf('('), note.phrase().filter());
      Count count =
          new Count(translation.global(rule.id(), "note"), note.phrase(), complaints.lineOf(start));
      notes.add(new CountedRule.Note(count, note.text()));
      translation.feed(count);
    } catch (Mistake mistake) {
      complaints.addAt(start + mistake.offset(), mistake.text());
    }
  }

  private @Nullable PatternDescr onlyPattern() {
    List<? extends BaseDescr> conditions = descr.getLhs().getDescrs();
    if (conditions.size() == 1
        && conditions.getFirst() instanceof PatternDescr pattern
        && pattern.getObjectType().equals("Event")
        && pattern.getSource() == null
        && pattern.getIdentifier() != null) {
      return pattern;
    }
    complaints.add(descr.getLine(), wrongConditions(conditions));
    return null;
  }

  private String wrongConditions(List<? extends BaseDescr> conditions) {
    if (conditions.size() == 1 && conditions.getFirst() instanceof PatternDescr pattern) {
      String type = pattern.getObjectType();
      if (!type.equals("Event")) {
        return "'%s' is not Event; write $e : Event( … )".formatted(type);
      }
      if (pattern.getIdentifier() == null) {
        return "the event has no name; write $e : Event( … )";
      }
    }
    return "rule \"%s\" must have one pattern, $e : Event( … ); what came before is asked with count( … )"
        .formatted(descr.getName());
  }

  private void checkConsequence(PatternDescr pattern) {
    String problem =
        ConsequenceReader.problem(String.valueOf(descr.getConsequence()), pattern.getIdentifier());
    if (problem != null) {
      complaints.add(descr.getConsequenceLine(), problem);
    }
  }

  private void readConstraints(Rule rule, PatternDescr pattern) {
    boolean counted = false;
    for (BaseDescr constraint : pattern.getDescrs()) {
      String written = written(constraint);
      int start = constraint.getStartCharacter();
      if (PhraseReader.looksLikePhrase(written)) {
        counted = true;
        readPhrase(rule, start, written);
      } else if (counted) {
        complaints.addAt(
            start, "'%s' must stand before the counting phrases".formatted(written.strip()));
      } else {
        check(start, written).forEach(one -> translation.substitute(start, one));
      }
    }
  }

  private String written(BaseDescr constraint) {
    return Units.written(text, constraint.getStartCharacter(), constraint.getEndCharacter() + 1);
  }

  private void readPhrase(Rule rule, int start, String written) {
    try {
      Phrase phrase = PhraseReader.read(written);
      if (phrase.filter() != null) {
        checkFilter(start + written.indexOf('('), phrase.filter());
      }
      Count count =
          new Count(
              translation.global(rule.id(), counts.size() + 1), phrase, complaints.lineOf(start));
      counts.add(count);
      translation.ask(start, written, count);
    } catch (Mistake mistake) {
      complaints.addAt(start + mistake.offset(), mistake.text());
    }
  }

  private void checkFilter(int start, @Nullable String filter) {
    if (filter == null) {
      return;
    }
    if (filter.contains("->") || PhraseReader.looksLikePhrase(filter)) {
      complaints.addAt(start, "a filter holds plain constraints only");
    } else {
      check(start, filter);
    }
  }

  private List<Substitution> check(int start, String constraint) {
    try {
      List<Substitution> all = translation.substitutions(constraint);
      ConstraintCheck.check(constraint);
      return all;
    } catch (Mistake mistake) {
      complaints.addAt(start + mistake.offset(), mistake.text());
      return List.of();
    }
  }

  private Duration hold() {
    return Stream.concat(counts.stream(), notes.stream().map(CountedRule.Note::count))
        .map(Count::phrase)
        .map(Phrase::hold)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private void hold(Rule rule, PatternDescr pattern) {
    String plain =
        pattern.getDescrs().stream()
            .map(this::written)
            .filter(constraint -> !PhraseReader.looksLikePhrase(constraint))
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    int open = text.indexOf('(', pattern.getStartCharacter());
    translation.hold(rule.id(), TextCursor.closing(text, open) + 1, plain);
  }

  private String conditions(@Nullable PatternDescr pattern) {
    StringBuilder conditions = new StringBuilder();
    if (pattern != null) {
      int open = text.indexOf('(', pattern.getStartCharacter());
      int close = TextCursor.closing(text, open);
      conditions.append(
          new TextCursor(text.substring(open + 1, Math.max(close, open + 1))).evened());
    }
    notes.forEach(note -> conditions.append('\n').append(note.count().phrase().text()));
    return conditions.toString();
  }

  private void checkSilence() {
    List<Phrase> phrases = counts.stream().map(Count::phrase).toList();
    boolean silent = phrases.stream().anyMatch(phrase -> phrase.kind() == Phrase.Kind.SILENCE);
    if (silent && !phrases.stream().skip(1).allMatch(phrase -> asksBack(phrase, phrases))) {
      complaints.add(
          descr.getLine(),
          "last() is a rule's first counting phrase, and behind it only count( filter ) looks back,"
              + " within( … ) more than the silence");
    }
  }

  /** Whether it still knows, once the silence was long enough, what was before it. */
  private static boolean asksBack(Phrase phrase, List<Phrase> all) {
    Phrase first = all.getFirst();
    return first.kind() == Phrase.Kind.SILENCE
        && phrase.kind().ofOthers()
        && !phrase.around()
        && phrase.span().compareTo(first.span()) > 0;
  }

  /** A rule's state is kept by its key: what it counts must be told apart by it. */
  private void checkKey(Rule rule, Phrase phrase) {
    Set<Field> keys = new HashSet<>(phrase.matching());
    Field wanted = Keys.field(rule.key());
    if (wanted != null && !keys.contains(wanted)) {
      complaints.add(
          descr.getLine(),
          "rule \"%s\" has @key( %s ), so %s must be in per( … ) or matching( … ) of '%s'; else write @key( none )"
              .formatted(
                  rule.id(),
                  rule.key().name().toLowerCase(java.util.Locale.ROOT),
                  wanted.ecsName(),
                  phrase.text()));
    }
  }
}

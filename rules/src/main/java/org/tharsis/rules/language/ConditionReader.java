package org.tharsis.rules.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tharsis.model.Field;
import org.tharsis.rules.language.Condition.ListUse;

/** Reads what a constraint asks about; the constraint has been found right before. */
final class ConditionReader {
  /** The fields behind the words for what an event is; see the predicates of {@code Event}. */
  private static final Map<String, List<Field>> BEHIND =
      Map.of(
          "allowed", List.of(Field.EVENT_TYPE),
          "denied", List.of(Field.EVENT_TYPE),
          "login", List.of(Field.EVENT_CATEGORY, Field.EVENT_TYPE),
          "failed", List.of(Field.EVENT_OUTCOME),
          "succeeded", List.of(Field.EVENT_OUTCOME));

  private final String text;
  private final Set<Field> fields = new LinkedHashSet<>();
  private final List<ListUse> lists = new ArrayList<>();

  private ConditionReader(String text) {
    this.text = text;
  }

  static Condition read(String written) {
    String evened = new TextCursor(written).evened();
    try {
      return PhraseReader.looksLikePhrase(written)
          ? phrase(evened, PhraseReader.read(written))
          : new ConditionReader(written).plain(evened);
    } catch (Mistake mistake) {
      throw new IllegalStateException("was read without a mistake a moment ago", mistake);
    }
  }

  private static Condition phrase(String evened, Phrase phrase) throws Mistake {
    Set<Field> fields = new LinkedHashSet<>(phrase.matching());
    if (phrase.field() != null) {
      fields.add(phrase.field());
    }
    ConditionReader filter = new ConditionReader(phrase.filter() == null ? "" : phrase.filter());
    filter.walk(); // its fields are other events'; its lists are asked all the same
    return new Condition(evened, List.copyOf(fields), filter.lists, phrase);
  }

  private Condition plain(String evened) throws Mistake {
    walk();
    return new Condition(evened, List.copyOf(fields), lists, null);
  }

  private void walk() throws Mistake {
    for (Word word : Word.all(text)) {
      path(word.text(), word.end());
    }
  }

  private void path(String path, int end) throws Mistake {
    boolean call = text.startsWith("(", end);
    String named = call ? path.substring(0, Math.max(path.lastIndexOf('.'), 0)) : path;
    fields.addAll(BEHIND.getOrDefault(named, List.of()));
    Field field = Vocabulary.field(named);
    if (field != null) {
      fields.add(field);
      AddressOperator operator = call ? null : AddressOperator.read(text, end);
      if (operator != null && operator.kind() == AddressOperator.Kind.LIST) {
        lists.add(new ListUse(field, operator.values().getFirst().text()));
      }
    }
  }
}

package org.tharsis.rules.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tharsis.model.Field;

/**
 * One constraint of a rule's pattern: a plain one, or a counting phrase.
 *
 * @param text as written, blanks evened
 * @param fields the fields whose values decide whether it holds, in the order they are named
 * @param lists which of them are held against which list
 * @param phrase what is counted; null for a plain constraint
 */
public record Condition(
    String text, List<Field> fields, List<ListUse> lists, @Nullable Phrase phrase) {

  /** An address field that is held against a list of the site's. */
  public record ListUse(Field field, String list) {}

  public Condition {
    fields = List.copyOf(fields);
    lists = List.copyOf(lists);
  }

  /**
   * The number a counting phrase is held against, in what its reasons count: seconds for a silence;
   * 0 for a plain constraint.
   */
  public long wanted() {
    if (phrase == null) {
      return 0;
    }
    return phrase.kind() == Phrase.Kind.SILENCE ? phrase.span().toSeconds() : phrase.threshold();
  }

  /** Whether a counting phrase holds for less than that number. */
  public boolean below() {
    return phrase != null && phrase.below();
  }

  /** Whether a counting phrase holds if that is what was counted. */
  public boolean holds(long value) {
    return below() ? value < wanted() : value >= wanted();
  }
}

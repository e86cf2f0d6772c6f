package org.tharsis.rules.language;

import java.time.Duration;
import java.util.List;
import org.tharsis.model.Field;
import org.tharsis.model.Rule;

/**
 * A rule with what it counts.
 *
 * @param rule its header
 * @param counts its counting phrases, in order
 * @param hold how long an event is held before the rule judges it; zero for at once
 * @param consequenceLine where its {@code then} stands
 */
public record CountedRule(Rule rule, List<Count> counts, Duration hold, int consequenceLine) {

  /**
   * A phrase and the global that answers for it in the translated text.
   *
   * @param global a Java identifier, unique in the rule book
   */
  public record Count(String global, Phrase phrase) {}

  public CountedRule {
    counts = List.copyOf(counts);
  }

  /** The fields by whose values there must be silence; empty where the rule waits for none. */
  public List<Field> silentBy() {
    return counts.stream()
        .map(Count::phrase)
        .filter(phrase -> phrase.kind() == Phrase.Kind.SILENCE)
        .findFirst()
        .map(Phrase::per)
        .orElse(List.of());
  }
}

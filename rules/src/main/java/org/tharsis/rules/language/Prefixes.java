package org.tharsis.rules.language;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a rule holds, asked by rules: one that holds when the first plain constraint does, one
 * for the first two, and so on to all of them.
 */
public final class Prefixes {
  private Prefixes() {}

  /** The text of a file for each, in order; none where the pattern only counts. */
  public static List<String> of(RuleOutline rule) {
    List<String> texts = new ArrayList<>();
    StringBuilder constraints = new StringBuilder();
    for (String each : rule.plain()) {
      constraints.append(constraints.isEmpty() ? "" : ",\n").append(each);
      texts.add(text(id(texts.size() + 1), constraints));
    }
    return texts;
  }

  /** The id of the rule that holds when so many constraints do. */
  public static String id(int constraints) {
    return "first " + constraints;
  }

  private static String text(String id, CharSequence constraints) {
    return """
    rule "%s" @title( "%s" ) @severity( green ) @key( none ) @quiet( 1d ) @means( "" ) @todo( "" )
    when
        $e : Event( %s
        )
    then
        finding.raise( $e );
    end
    """
        .formatted(id, id, constraints);
  }
}

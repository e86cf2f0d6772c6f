package org.tharsis.config;

import java.util.Collection;
import org.tharsis.model.Spelling;

/** The end of a message about a name that is none of those there are. */
final class Choice {
  private static final int SHOWN = 20;

  private Choice() {}

  /** {@code ; did you mean 'port'?}, or else what there is to choose from. */
  static String hint(String wrong, Collection<String> known, String kind) {
    return Spelling.nearest(wrong, known)
        .map("; did you mean '%s'?"::formatted)
        .orElseGet(() -> choice(known, kind));
  }

  private static String choice(Collection<String> known, String kind) {
    if (known.isEmpty()) {
      return "; there are no " + kind;
    }
    String names = String.join(", ", known.stream().sorted().limit(SHOWN).toList());
    return "; %s: %s%s".formatted(kind, names, known.size() > SHOWN ? " …" : "");
  }
}

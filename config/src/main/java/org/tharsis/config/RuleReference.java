package org.tharsis.config;

import java.util.Collection;
import org.tharsis.model.Escaped;
import org.tharsis.model.Problem;

/**
 * A place where the site names a rule. Only the rule book knows whether there is such a rule.
 *
 * @param rule its id
 * @param file the file that names it
 * @param line where, counted from 1
 */
public record RuleReference(String rule, String file, int line) {

  /** The mistake it is if the book has no such rule. */
  Problem unknownAmong(Collection<String> book) {
    String message = "there is no rule '%s'%s".formatted(rule, Choice.hint(rule, book, "rules"));
    return new Problem(file, line, Escaped.text(message));
  }
}

package org.tharsis.rules.language;

import org.tharsis.model.Rule;

/**
 * A rule as its file shows it, without compiling it.
 *
 * @param rule its header
 * @param file the file as problems name it
 * @param line where it begins, counted from 1
 * @param patternLine where its pattern stands, counted from 1
 * @param countsAnything whether it counts without having said what kind of event
 */
public record RuleOutline(
    Rule rule, String file, int line, int patternLine, boolean countsAnything) {}

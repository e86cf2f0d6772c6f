package org.tharsis.rules;

/**
 * The text of one rule file.
 *
 * @param file its name as problems should show it
 * @param text DRL as its author wrote it
 */
public record RuleSource(String file, String text) {}
